// The home page: one formula, one small race.

import {renderMath} from './math.js';
import {progress} from './progress.js';
import {smallRace} from './race-small.js';

renderMath(document);
progress();
document.querySelectorAll('[data-figure="race-small"]').forEach(smallRace);
document.documentElement.dataset.ready = 'true';
