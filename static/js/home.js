// The home page: one formula, one small race.

import {renderMath} from './math.js';
import {smallRace} from './race-small.js';

renderMath(document);
document.querySelectorAll('[data-figure="race-small"]').forEach(smallRace);
document.documentElement.dataset.ready = 'true';
