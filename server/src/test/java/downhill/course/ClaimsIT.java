package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader does with the marks beside claims, and with the ledger. */
class ClaimsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static void open(String path) {
        BROWSER.open(SITE.url(path));
        BROWSER.find("html[data-ready]");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void aMarkOpensItsEvidenceByKeyboardAlone(int width) {
        BROWSER.size(width, 900);
        open("/learn/momentum");
        WebElement mark = BROWSER.find("[popovertarget=claim-momentum-is-a-sum]");
        WebElement evidence = BROWSER.driver().findElement(By.id("claim-momentum-is-a-sum"));
        assertFalse(evidence.isDisplayed());
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus({preventScroll: true})", mark);
        mark.sendKeys(Keys.ENTER);
        assertTrue(evidence.isDisplayed());
        assertTrue(
                evidence.getText().contains("MomentumChapterTest.velocityAddsUpToTenGradientsOrToHalfOfOne"),
                evidence.getText());
        assertTrue(evidence.getText().contains("moving average"), "what the notes say instead");
        assertEquals(
                true,
                BROWSER.js(
                        """
                        const box = arguments[0].getBoundingClientRect();
                        return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
                        """,
                        evidence),
                "it stands within the window");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertFalse(evidence.isDisplayed());
        assertEquals(mark, BROWSER.driver().switchTo().activeElement());
    }

    @Test
    void theLedgerListsEveryClaimWithItsChapters() {
        open("/claims");
        Claims claims = Course.load().claims();
        assertEquals(
                claims.all().stream().map(Claim::id).toList(),
                BROWSER.js("return [...document.querySelectorAll('.claims-list > li')].map(item => item.id)"));
        assertEquals(
                (long) claims.all().size(),
                BROWSER.js("return [...document.querySelectorAll('.claims-count td:nth-child(2)')]"
                        + ".reduce((sum, cell) => sum + Number(cell.textContent), 0)"));
        assertEquals(
                List.of(),
                BROWSER.js("return [...document.querySelectorAll('.claims-list > li')]"
                        + ".filter(item => !item.querySelector('a[href^=\"/learn/\"]')).map(item => item.id)"));
    }
}
