package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterReaderTest {
    private static final String HEAD =
            """
            ---
            title: Valleys
            summary: About valleys.
            part: Optimizers
            order: 2
            minutes: 15
            prerequisites:
              - gradients
              - patience
            ---
            """; // ten lines
    private static final String FIGURE =
            """
            ```figure race
            id: first
            caption: Move $\\eta$.
            landscape: ravine
            start: 4, 2
            steps: 60
            optimizers: sgd(lr=0.09), adam
            ```
            """;
    private static final String QUESTION =
            """
            ```question
            What is $1 + 1$?
            ( ) One -> No.
            (x) Two -> *Yes*.
            ```
            """;

    private static final Apparatus APPARATUS = new Apparatus(
            Claims.read(
                    "claims.yml",
                    """
                    - id: a-sum
                      says: Weights of 0.9 add up to 1,000 or $1{,}000$.
                      status: verified
                      check: X.y
                    - id: told
                      says: It was 42.
                      status: reported
                      reference: b2001
                    """),
            References.read(
                    "references.yml",
                    """
                    - {id: a2000, authors: A. Author, year: 2000, title: One, arxiv: "0001.00001"}
                    - {id: b2001, authors: B. Author, year: 2001, title: Two, doi: 10.1000/182}
                    """),
            Glossary.read(
                    "glossary.yml",
                    """
                    - {term: learning rate, also: [learning rates], says: A factor., chapter: valleys}
                    - {term: learning, says: Another., chapter: valleys}
                    """));

    private static Chapter read(String body) {
        return ChapterReader.read("valleys", "valleys.md", HEAD + body, APPARATUS);
    }

    private static String html(String body) {
        return read(body).html().strip();
    }

    private static String mistake(String text) {
        return assertThrows(CourseException.class, () -> ChapterReader.read("valleys", "valleys.md", text, APPARATUS))
                .getMessage();
    }

    @Test
    void readsTheFrontMatterAndListsTheSections() {
        Chapter chapter = read("## One `step`\n\nText.\n\n### Aside\n\n## Two\n");
        assertEquals("valleys", chapter.slug());
        assertEquals("Valleys", chapter.title());
        assertEquals("About valleys.", chapter.summary());
        assertEquals(2, chapter.order());
        assertEquals(15, chapter.minutes());
        assertEquals(List.of("gradients", "patience"), chapter.prerequisites());
        assertEquals(
                List.of(new Chapter.Section("one-step", "One step"), new Chapter.Section("two", "Two")),
                chapter.sections());
        assertTrue(chapter.html().contains("<h3 id=\"aside\">"), chapter.html());
        assertFalse(chapter.html().contains("patience"), "front matter is not part of the body");
    }

    @Test
    void marksInlineAndDisplayMathsAndKeepsItsTextAsItIs() {
        assertEquals(
                "<p>A rate <span class=\"math\">\\eta_t &lt; *a*_b</span> here.</p>",
                html("A rate $\\eta_t < *a*_b$ here."));
        assertEquals("<p><span class=\"math display\">a\n= b</span></p>", html("$$a\n= b$$"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs 5$ and then 7$ more.",
                "Between $5 and $7 a month.",
                "One $ alone.",
                "A lone $$ pair.",
                "Escaped \\$x\\$ dollars.",
            })
    void leavesPricesAndLonelyDollarsAsText(String text) {
        assertEquals("<p>" + text.replace("\\$", "$") + "</p>", html(text));
    }

    @Test
    void leavesDollarsInCodeAlone() {
        assertEquals("<p><code>$x$</code></p>", html("`$x$`"));
        assertEquals("<pre><code>$x$\n</code></pre>", html("```\n$x$\n```"));
    }

    @Test
    void endsInlineMathsAtTheFirstDollarThatCanCloseIt() {
        assertEquals("<p><span class=\"math\">a \\$ b</span> and 5$</p>", html("$a \\$ b$ and 5$"));
    }

    @Test
    void showsRawHtmlAsText() {
        assertEquals(
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                html("<script>alert(1)</script>").replace("&quot;", "\""));
        assertTrue(html("Text <b onclick=x>bold</b>").contains("&lt;b onclick=x&gt;"));
    }

    @Test
    void rendersTables() {
        assertTrue(html("| a | b |\n|---|---|\n| 1 | $x$ |\n").contains("<td><span class=\"math\">x</span></td>"));
    }

    @Test
    void turnsAFigureIntoAnElementThatHoldsItsWholeState() {
        String html = html(FIGURE);
        assertTrue(
                html.contains("<figure class=\"figure\" id=\"first\" data-figure=\"race\" data-title=\"Race\""
                        + " data-state=\"landscape:ravine;start:4,%202;steps:60;optimizers:sgd(lr=0.09),%20adam\""
                        + " data-settings=\"[{&quot;kind&quot;:&quot;landscape&quot;"),
                html);
        assertTrue(html.contains("<figcaption>Move <span class=\"math\">\\eta</span>.</figcaption>"), html);
        assertTrue(html.contains("An interactive figure stands here, which needs JavaScript. Race: "), html);
    }

    @Test
    void turnsAQuestionIntoAFormThatAlsoWorksWithoutScripts() {
        String html = html(QUESTION);
        assertTrue(html.contains("<legend>What is <span class=\"math\">1 + 1</span>?</legend>"), html);
        assertTrue(html.contains("<input type=\"radio\" name=\"question-1\" value=\"1\" />"), html);
        assertTrue(
                html.contains(
                        "<li data-right=\"false\"><strong>One</strong> Not quite. <span class=\"feedback\">No.</span></li>"),
                html);
        assertTrue(
                html.contains(
                        "<li data-right=\"true\"><strong>Two</strong> Right. <span class=\"feedback\"><em>Yes</em>.</span></li>"),
                html);
        assertTrue(read(QUESTION + "\n" + QUESTION.replace("1 + 1", "1 + 2"))
                .html()
                .contains("name=\"question-2\""));
    }

    @Test
    void foldsARevealAway() {
        assertTrue(
                html("```reveal Why $x$?\nBecause **so**.\n```")
                        .contains(
                                "<summary>Why <span class=\"math\">x</span>?</summary><div>\n<p>Because <strong>so</strong>.</p>"));
    }

    @Test
    void acceptsLinksToItsHeadingsAndFigures() {
        html("## One\n\n[up](#one), [see](#first), [set](#first=step:10;optimizers:sgd(lr=0.1))\n\n" + FIGURE);
    }

    @Test
    void wantsFrontMatter() {
        assertEquals("valleys.md:1: a chapter begins with front matter between two lines ---", mistake("## Hello\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    order: 2 | order: two | valleys.md:5: "order" is "two", not a whole number from 1
                    minutes: 15 | minutes: 0 | valleys.md:6: "minutes" is "0", not a whole number from 1
                    minutes: 15 | author: me | valleys.md:6: "author" is no setting of a chapter; there are [minutes, order, part, prerequisites, summary, title]
                    title: Valleys | # nothing | valleys.md:1: "title" needs one value
                    """)
    void namesTheLineOfAMistakeInTheFrontMatter(String good, String bad, String message) {
        assertEquals(message, mistake(HEAD.replace(good, bad) + "Text.\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    figure race | figure map | valleys.md:13: in figure map: no figure is called "map"; there are race
                    id: first | id: First! | valleys.md:13: in figure race: the id "First!" is not lower-case letters, digits and hyphens
                    start: 4, 2 | colour: red | valleys.md:17: unknown key "colour"
                    start: 4, 2 | start: 40, 2 | valleys.md:13: in figure race: the start's x = 40 is outside -5 to 5
                    start: 4, 2 | start: 4 | valleys.md:13: in figure race: start = "4" has 1 numbers; it takes 2
                    steps: 60 | steps: 2001 | valleys.md:13: in figure race: steps = 2001 is outside 1 to 2000
                    steps: 60 | steps: many | valleys.md:13: in figure race: steps = "many" is not a number
                    steps: 60 | start: 1, 1 | valleys.md:18: "start" is given twice
                    landscape: ravine | landscape: moon | valleys.md:13: in figure race: no landscape is called moon
                    sgd(lr=0.09) | sgd(lr=11) | valleys.md:13: in figure race: sgd.lr = 11 is outside 1.0E-6 to 10
                    sgd(lr=0.09) | sgd(speed=1) | valleys.md:13: in figure race: "speed=1" sets no parameter of sgd as name=number
                    sgd(lr=0.09) | sgd(0.09) | valleys.md:13: in figure race: "0.09" sets no parameter of sgd as name=number
                    sgd(lr=0.09) | lion | valleys.md:13: in figure race: no optimizer is called lion
                    sgd(lr=0.09) | adam | valleys.md:13: in figure race: optimizers names an optimizer twice
                    caption: Move $\\eta$. | step: 1 | valleys.md:13: in figure race: "caption" is missing
                    """)
    void namesTheLineOfAMistakeInAFigure(String good, String bad, String message) {
        String changed = FIGURE.replace(good, bad);
        assertFalse(changed.equals(FIGURE), "nothing was changed");
        String found = mistake(HEAD + "Text.\n\n" + changed);
        assertTrue(found.startsWith(message), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (x) Two | ( ) Two | valleys.md:11: in question: a question needs at least two options, and exactly one marked (x)
                    What is $1 + 1$? | '' | valleys.md:11: in question: a question needs a prompt before its options
                    (x) Two -> *Yes*. | (x) Two | valleys.md:14: an option of a question is ( ) or (x), a text, -> and feedback
                    (x) Two -> *Yes*. | (x) $2$ -> *Yes*. | valleys.md:14: an option needs a word beside its formula, for those who listen
                    """)
    void namesTheLineOfAMistakeInAQuestion(String good, String bad, String message) {
        assertEquals(message, mistake(HEAD + QUESTION.replace(good, bad)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [x](#nowhere) | valleys.md:11: the link #nowhere leads nowhere on this page
                    [x](#one=step:10) | valleys.md:11: the link #one=step:10 leads nowhere on this page
                    [x](#first=step:61) | valleys.md:11: step = 61 is outside 0 to 60
                    [x](#first=optimizers:sgd(lr=0)) | valleys.md:11: sgd.lr = 0 is outside 1.0E-6 to 10
                    [x](#first=ravine;4,2) | valleys.md:11: "ravine" is not key:value
                    # Title | valleys.md:11: the title of a chapter stands in its front matter; begin headings with ##
                    ## First | valleys.md:11: a figure already has the id "first"
                    """)
    void namesTheLineOfALinkOrHeadingThatCannotBe(String line, String message) {
        assertEquals(message, mistake(HEAD + line + "\n\n## One\n\n" + FIGURE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    caption: Move | caption: [x](#nowhere) Move | in figure race
                    -> No.        | -> [No](#nowhere).          | in question
                    Because.      | [Because](#nowhere).        | in reveal Why?
                    """)
    void checksTheLinksWithinItsOwnBlocksToo(String good, String bad, String block) {
        String body = FIGURE + "\n" + QUESTION + "\n```reveal Why?\nBecause.\n```\n";
        String found = mistake(HEAD + body.replace(good, bad));
        assertTrue(found.endsWith(block + ": the link #nowhere leads nowhere on this page"), found);
    }

    @Test
    void refusesTwoFiguresOfOneName() {
        assertEquals(
                "valleys.md:20: in figure race: another figure is called \"first\"",
                mistake(HEAD + FIGURE + "\n" + FIGURE));
    }

    @Test
    void aMarkShowsTheStatusOfItsClaimAndIsListed() {
        Chapter chapter = read("They [add up to $1{,}000$](claim:a-sum).\n");
        assertEquals(List.of("a-sum"), chapter.claims().stream().map(Claim::id).toList());
        assertTrue(
                chapter.html()
                        .contains(
                                "<span class=\"claim\">add up to <span class=\"math\">1{,}000</span></span>"
                                        + "<button type=\"button\" class=\"claim-mark\" data-status=\"verified\" popovertarget=\"claim-a-sum\""));
    }

    @Test
    void aMarkNamesAClaimOfTheLedgerAndHasNoOtherNumbers() {
        assertEquals("valleys.md:11: there is no claim \"none\" in the ledger", mistake(HEAD + "[So](claim:none).\n"));
        assertEquals(
                "valleys.md:11: the claim \"a-sum\" says nothing of 0.8; its numbers are [0.9, 1000]",
                mistake(HEAD + "[With $0.8$](claim:a-sum).\n"));
    }

    @Test
    void aCitationLeadsToTheListAndIsListed() {
        Chapter chapter = read("See [Author (2000)](ref:a2000).");
        assertTrue(
                chapter.html().contains("See <a class=\"citation\" href=\"#ref-a2000\">Author (2000)</a>."),
                chapter.html());
        assertEquals(List.of("a2000"), ids(chapter));
        assertEquals(
                List.of("b2001"),
                ids(read("[It was 42](claim:told).")),
                "a claim's publication is cited with the claim");
        assertTrue(mistake(HEAD + "See [him](ref:c).").endsWith("there is no reference \"c\""));
    }

    private static List<String> ids(Chapter chapter) {
        return chapter.references().stream().map(Reference::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was 0.5.",
                "It was 12.",
                "$x^{12}$",
                "## After 12 steps",
                "| a |\n|---|\n| 12 |\n",
                "```reveal 12 of them\nText.\n```",
                "```question\nWhat?\n( ) No -> It is 12.\n(x) Yes -> Right.\n```",
            })
    void aNumberOutsideEveryClaimStopsTheBuild(String text) {
        String problem = mistake(HEAD + "First.\n\n" + text);
        assertTrue(
                problem.matches(
                        "valleys.md:1[35]: (in .*: )?no claim that this chapter marks gives the number (12|0.5); .*"),
                problem);
    }

    @Test
    void numbersOfAMarkedClaimSmallOnesCodeAndGivenOnesAreFree() {
        read("[It adds up to 1000](claim:a-sum), by 0.9 in 3 ways, `12`, [in 1847](given:), "
                + "[Author (2000)](ref:a2000).\n\n```java\nint x = 12;\n```\n");
    }

    @Test
    void aTermIsLinkedWhereItFirstAppears() {
        Chapter chapter = read("## The learning rate\n\nLearning rates. `learning` [learning](#the-learning-rate), "
                + "a learning rate, unlearning learning, more learning.");
        String link = "<a href=\"/glossary#%s\" class=\"term\">%s</a>";
        assertTrue(
                chapter.html()
                        .contains("<p>" + link.formatted("learning-rate", "Learning rates")
                                + ". <code>learning</code> <a href=\"#the-learning-rate\">learning</a>, a learning"
                                + " rate, unlearning " + link.formatted("learning", "learning")
                                + ", more learning.</p>"),
                chapter.html());
        assertEquals(
                List.of("learning rate", "learning"),
                chapter.terms().stream().map(Term::term).toList());
    }

    @Test
    void aNoteStandsBesideTheTextAndIsCheckedLikeIt() {
        String html =
                read("Text.\n\n```note\nA *remark*, [42](claim:told).\n```\n").html();
        assertTrue(html.contains("<div class=\"side-note\" role=\"note\">\n<p>A <em>remark</em>"), html);
        String message = assertThrows(CourseException.class, () -> read("Text.\n\n```note\nIt was 17.\n```\n"))
                .getMessage();
        assertTrue(message.contains("gives the number 17"), message);
    }
}
