// Questions: the answers stay folded away until the reader has committed to one.

/** Makes a form of class "question" live; onAnswer is called with whether the choice was right. */
export function question(form, onAnswer) {
    const button = form.querySelector('button[type=submit]');
    const verdict = form.querySelector('.verdict');
    const answers = form.querySelector('details');
    button.hidden = false;
    answers.hidden = true;
    form.addEventListener('change', () => {
        verdict.replaceChildren();
        verdict.className = 'verdict';
    });
    form.addEventListener('submit', event => {
        event.preventDefault();
        const chosen = form.querySelector('input:checked');
        if (!chosen) {
            verdict.replaceChildren('Choose one first: a guess that turns out wrong is remembered best.');
            return;
        }
        const answer = answers.querySelectorAll('li')[Number(chosen.value)];
        const right = answer.dataset.right === 'true';
        const word = document.createElement('strong');
        word.textContent = right ? 'Right. ' : 'Not quite. ';
        verdict.className = `verdict ${right ? 'right' : 'wrong'}`;
        verdict.replaceChildren(word, answer.querySelector('.feedback').cloneNode(true));
        answers.hidden = false;
        onAnswer(right);
    });
}
