// Moves the cursor and the zoom of the charts, by pointer and by keyboard.

const DRAG = 6; // pixels: less is a click
const STRIDES = 100; // arrows cross what is shown in so many steps
const FAR = 10; // with Shift
const CLOSER = 2;

/**
 * @param target a chart
 * @param view a View
 * @param range called for {from, to, steps, last}: the steps shown, all there are, the newest with numbers
 * @param redraw called when a band that is being dragged has changed
 */
export function steer(target, view, range, redraw) {
    const {canvas} = target;
    const placeOf = event => target.scales.x.getValueForPixel(event.clientX - canvas.getBoundingClientRect().left);
    const stepOf = event => {
        const {from, to} = range();
        return Math.min(to, Math.max(from, target.axis.stepAt(placeOf(event))));
    };
    let drag = null; // {x, step, place} where the pointer went down

    canvas.addEventListener('pointermove', event => {
        view.look(Math.max(1, Math.min(stepOf(event), range().last)));
        if (drag && Math.abs(event.clientX - drag.x) > DRAG) {
            target.over.band = [drag.place, placeOf(event)];
            redraw(target);
        }
    });
    canvas.addEventListener('pointerdown', event => {
        if (event.button === 0) {
            drag = {x: event.clientX, step: stepOf(event), place: placeOf(event)};
            canvas.setPointerCapture(event.pointerId);
        }
    });
    canvas.addEventListener('pointerup', event => {
        if (drag && target.over.band) {
            const steps = [drag.step, stepOf(event)].sort((a, b) => a - b);
            view.zoomTo(...steps, range().steps);
        }
        stop();
    });
    canvas.addEventListener('pointercancel', stop);
    canvas.addEventListener('pointerleave', () => !drag && document.activeElement !== canvas && view.look(null));
    canvas.addEventListener('dblclick', () => view.set({zoom: null}));
    canvas.addEventListener('blur', () => view.look(null));
    canvas.addEventListener('focus', () => view.cursor === null && canvas.matches(':focus-visible')
        && view.look(Math.min(range().to, range().last)));
    canvas.addEventListener('keydown', event => {
        if (!event.ctrlKey && !event.metaKey && !event.altKey && press(event, view, range())) {
            event.preventDefault();
        }
    });

    function stop() {
        drag = null;
        if (target.over.band) {
            target.over.band = null;
            redraw(target);
        }
    }
}

/** @returns whether the key means something here */
function press(event, view, range) {
    const {from, to, steps, last} = range;
    const end = Math.min(to, last);
    const cursor = view.cursor ?? end;
    const stride = Math.max(1, Math.round((to - from) / STRIDES)) * (event.shiftKey ? FAR : 1);
    const look = step => view.look(Math.max(from, Math.min(end, step)));
    switch (event.key) {
        case 'ArrowLeft': case 'ArrowDown': look(cursor - stride); return true;
        case 'ArrowRight': case 'ArrowUp': look(cursor + stride); return true;
        case 'Home': look(from); return true;
        case 'End': look(end); return true;
        case '+': case '=': zoom(view, range, 1 / CLOSER); return true;
        case '-': zoom(view, range, CLOSER); return true;
        case '0': case 'Escape': view.set({zoom: null}); return true;
        case 'PageDown': view.zoomTo(to, to + (to - from), steps); return true;
        case 'PageUp': view.zoomTo(from - (to - from), from, steps); return true;
        default: return false;
    }
}

/** Shows so many times as many steps, around the cursor, which keeps its place; without one, around the middle. */
export function zoom(view, {from, to, steps}, times) {
    const centre = view.cursor ?? (from + to) / 2;
    const share = Math.min(1, Math.max(0, (centre - from) / Math.max(1, to - from)));
    const width = (to - from) * times;
    view.zoomTo(centre - share * width, centre + (1 - share) * width, steps);
}
