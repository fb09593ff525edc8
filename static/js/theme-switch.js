// The switch between light and dark. It follows the reader's system until it is pressed, and again as soon as both agree.

import {announceTheme, isDark, onThemeChange, systemIsDark} from './theme.js';

const button = document.getElementById('theme-switch');

function choose(dark) {
    const root = document.documentElement;
    try {
        if (dark === systemIsDark()) {
            delete root.dataset.theme;
            localStorage.removeItem('theme');
        } else {
            root.dataset.theme = dark ? 'dark' : 'light';
            localStorage.setItem('theme', root.dataset.theme);
        }
    } catch {
        // Storage is switched off: the choice lasts as long as the page.
    }
    announceTheme();
}

function show() {
    button.setAttribute('aria-pressed', isDark());
}

button.addEventListener('click', () => choose(!isDark()));
onThemeChange(show);
show();
