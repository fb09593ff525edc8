// The links to files of the run that are not there from its beginning.

/** Shows the links to what an event has brought. */
export function showFiles(event) {
    const freed = document.getElementById('files').dataset.freed === 'true'; // they were there once
    if (event.type === 'checkpointSaved' && !freed) {
        show('checkpoint-link');
        if (event.best) {
            show('best-checkpoint-link');
            show('try-link');
        }
    } else if (event.type === 'finished') {
        show('card-link');
        show('recording-link');
    }
}

function show(id) {
    document.getElementById(id)?.removeAttribute('hidden'); // an imported run has neither checkpoints nor a recording of its own
}
