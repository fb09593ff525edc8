// Elements in one call: element('p', {class: 'hint'}, 'text', child).

/** Makes an element; a function among the attributes listens to the event of its name without "on". */
export function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            made.addEventListener(name.slice(2), value);
        } else if (value === true) {
            made.setAttribute(name, '');
        } else if (value !== false && value !== null && value !== undefined) {
            made.setAttribute(name, value);
        }
    }
    made.append(...children);
    return made;
}

let ids = 0;

/** An id that no other element has. */
export function uniqueId(prefix) {
    return `${prefix}-${++ids}`;
}

/** Sets an element's text only where it differs, so that nothing is announced or laid out twice. */
export function setText(target, text) {
    if (target.textContent !== text) {
        target.textContent = text;
    }
}
