// A chapter's page: formulas, figures, questions.

import {renderMath} from './math.js';
import {question} from './question.js';
import {raceFigure} from './race.js';

const FIGURES = {race: raceFigure};

renderMath(document);
document.querySelectorAll('[data-figure]').forEach(figure => FIGURES[figure.dataset.figure](figure));
document.querySelectorAll('form.question').forEach(question);
document.documentElement.dataset.ready = 'true';
