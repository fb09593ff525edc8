// Recorded runs in a page: their players are loaded when one of them comes into view, so that a chapter opens without them.

const MARGIN = '400px'; // loaded so far ahead of the reader

/** Makes players of the places of recordings under a root. */
export function recordings(root) {
    const observer = new IntersectionObserver(entries => {
        for (const {isIntersecting, target} of entries) {
            if (isIntersecting) {
                observer.unobserve(target);
                build(target);
            }
        }
    }, {rootMargin: MARGIN});
    root.querySelectorAll('[data-recordings]').forEach(place => observer.observe(place));
}

async function build(place) {
    const stage = place.querySelector('.recording-stage');
    try {
        const {recording} = await import('./recording.js');
        await recording(place, stage);
        place.dataset.ready = 'true';
    } catch (error) {
        stage.querySelector('.figure-fallback').textContent = `The curves could not be loaded (${error.message}). `
            + 'Their numbers are below.';
    }
}
