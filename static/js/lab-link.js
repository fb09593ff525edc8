// A link that fills in the form: /lab?preset=cnn_quick&optimizer=sgd&hyperparameters.lr=0.05. The server chooses the preset, or the
// run to fork: /lab?fork=7&checkpoint=best.

const SERVERS = ['preset', 'fork', 'checkpoint']; // The server has read them.
const FIRST = ['optimizer', 'schedule.kind']; // They decide which other fields there are.

/** Gives the form's fields the values of an address's query, and says which of them it could not. */
export function fillFrom(form, query) {
    const asked = new URLSearchParams(query);
    const names = [...new Set(asked.keys())].filter(name => !SERVERS.includes(name));
    const unknown = [...FIRST.filter(name => names.includes(name)), ...names.filter(name => !FIRST.includes(name))]
        .filter(name => !form.offer(name, asked.get(name)));
    if (unknown.length > 0) {
        const notice = document.getElementById('link-notice');
        notice.textContent = `The link that led here sets what this form does not have: ${unknown.join(', ')}. The rest is filled in.`;
        notice.hidden = false;
    }
}
