// Where CIFAR-10 is not on this machine, the form says so and offers the data set that needs no files.

/** Asks the server, which may have to ask the network, without keeping the page waiting. */
export async function announceMissingData(form) {
    let state;
    try {
        state = (await (await fetch('/api/data')).json()).cifar10;
    } catch {
        return; // A server that is gone will be noticed elsewhere.
    }
    if (state.found) {
        return;
    }
    const notice = document.getElementById('no-cifar10');
    document.getElementById('no-cifar10-why').textContent = state.reachable
        ? 'so the first run that needs it will begin by downloading it, 170 MB.'
        : 'and the server that it comes from cannot be reached from here. A run on it would fail.';
    const update = () => {
        notice.hidden = form.value('dataset') !== 'cifar10';
    };
    document.getElementById('use-shapes10').addEventListener('click', () => {
        form.choose('dataset', 'shapes10');
        update();
        form.element.querySelector('input[name=dataset]:checked').focus();
    });
    form.element.addEventListener('change', update);
    update();
}
