// The update rule of the chosen optimizer, from the catalogue that trains it.

import {optimizerOf} from './laboratory.js';
import {display} from './math.js';

const place = document.getElementById('rule');
let shown;

export function showRule(name) {
    const optimizer = optimizerOf(name);
    if (name !== shown) {
        shown = name;
        place.replaceChildren(...(optimizer ? [display(`\\begin{gathered}${optimizer.rule}\\end{gathered}`)] : []));
    }
}
