// Runs before the page is painted, so that a reader who has chosen light or dark never sees the other flash by.

try {
    const chosen = localStorage.getItem('theme');
    if (chosen === 'light' || chosen === 'dark') {
        document.documentElement.dataset.theme = chosen;
    }
} catch {
    // Storage is switched off: the system's choice stands.
}
