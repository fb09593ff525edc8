// The ledger of claims: its formulas.

import {renderMath} from './math.js';

renderMath(document);
document.documentElement.dataset.ready = 'true';
