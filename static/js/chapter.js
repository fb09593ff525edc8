// A page with formulas, figures, questions: a chapter, or the laboratory.

import {buildFigures} from './figures.js';
import {renderMath} from './math.js';
import {question} from './question.js';

renderMath(document);
document.querySelectorAll('form.question').forEach(question);
await buildFigures(document);
document.documentElement.dataset.ready = 'true';
