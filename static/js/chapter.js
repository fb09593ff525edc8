// A page with formulas, figures, questions: a chapter, or the laboratory.

import {buildFigures} from './figures.js';
import {renderMath} from './math.js';

renderMath(document);
if (document.querySelector('[data-chapter]')) {
    const {practice} = await import('./practice.js');
    const {progress} = await import('./progress.js');
    await practice(document);
    progress();
}
if (document.querySelector('[data-recordings]')) {
    const {recordings} = await import('./recordings.js');
    recordings(document);
}
await buildFigures(document);
document.documentElement.dataset.ready = 'true';
