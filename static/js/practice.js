// What a chapter asks: questions, predictions and exercises, and the memory of their answers.

import {answers, remember} from './memory.js';
import {question} from './question.js';

/** Makes everything live that is asked under a root; called before the figures are built, lest one be seen too early. */
export async function practice(root) {
    const chapter = document.querySelector('[data-chapter]')?.dataset.chapter;
    const name = place => `${chapter}/${place.id}`;
    const known = answers();
    for (const form of root.querySelectorAll('form.question')) {
        question(form, right => remember(name(form), right));
    }
    const predictions = [...root.querySelectorAll('.predict')];
    if (predictions.length > 0) {
        const {predict} = await import('./predict.js');
        await Promise.all(predictions.map(place => predict(place, document.getElementById(place.dataset.figureId),
            {known: name(place) in known, onAnswer: right => remember(name(place), right)})));
    }
    const exercises = [...root.querySelectorAll('.exercise')];
    if (exercises.length > 0) {
        const {exercise} = await import('./exercise.js');
        exercises.forEach(place => exercise(place, () => remember(name(place), true, {ask: false})));
    }
}
