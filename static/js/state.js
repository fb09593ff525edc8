// All settings of one figure: read from texts, checked one by one, written back as the texts that differ.

import {shortest} from './format.js';
import {landscape as landscapeAt} from './laboratory.js';
import {formatSetting, parseSetting} from './setting.js';

/** The schema and the texts that a figure begins with: its author's, and the table's for the rest. */
export class Defaults {
    /**
     * @param settings the figure's table, an array
     * @param texts what the author has set, as {@link parseTexts} reads it
     */
    constructor(settings, texts) {
        this.settings = settings;
        this.texts = new Map(settings.map(setting => [setting.key, texts.get(setting.key) ?? setting.initial]));
        this.#landscapeKey = settings.find(setting => setting.kind === 'landscape')?.key;
    }

    #landscapeKey;

    /** @returns {{state, problems}} the values by key, and a sentence for every text that was no allowed value */
    read(texts) {
        const state = {};
        const problems = [...texts.keys()].filter(key => !this.texts.has(key)).map(key => `there is no setting “${key}”`);
        for (const setting of this.settings) {
            const usual = this.texts.get(setting.key);
            try {
                state[setting.key] = this.#parse(setting, texts.get(setting.key) ?? usual, state);
            } catch (error) {
                if (!(error instanceof RangeError)) {
                    throw error;
                }
                problems.push(error.message);
                state[setting.key] = this.#parse(setting, usual, state);
            }
        }
        return {state, problems: [...problems, ...this.#misfits(state, texts)]};
    }

    /** Takes back what is allowed by itself but not beside the rest, and says so: as the server does in FigureEntry. */
    #misfits(state, texts) {
        const problems = [];
        const place = this.#landscapeKey && landscapeAt(state[this.#landscapeKey], state.view ?? null);
        const outside = place && state.start?.some((value, i) => value < place.view[2 * i] || value > place.view[2 * i + 1]);
        if (outside) {
            problems.push(`start = ${state.start.map(shortest).join(',')} is off the map, ${place.view.map(shortest).join(', ')}`);
            const start = this.settings.find(setting => setting.key === 'start');
            state.start = start.initial === '' ? null : place.start.slice();
        }
        if (texts.has('step') && state.step > state.steps) {
            problems.push(`step = ${state.step} is outside 0 to ${state.steps}`);
            state.step = state.steps;
        }
        return problems;
    }

    #parse(setting, text, state) {
        return parseSetting(setting, text, state[this.#landscapeKey]);
    }

    /** The texts of a state, those alone that differ from these defaults. */
    difference(state) {
        const different = new Map();
        for (const setting of this.settings) {
            const landscape = state[this.#landscapeKey];
            const text = formatSetting(setting, state[setting.key], landscape);
            if (text !== formatSetting(setting, this.#parse(setting, this.texts.get(setting.key), state), landscape)) {
                different.set(setting.key, text);
            }
        }
        return different;
    }
}

const PLAIN = {'%28': '(', '%29': ')', '%2C': ',', '%3A': ':', '%3D': '=', '%2F': '/', '%2B': '+', '%5E': '^'};
const MAX_LENGTH = 4000;

/** Texts by key as an address holds them. */
export function formatTexts(texts) {
    return [...texts].map(([key, text]) =>
        `${key}:${encodeURIComponent(text).replace(/%(?:28|29|2C|3A|3D|2F|2B|5E)/g, code => PLAIN[code])}`).join(';');
}

/** Reads what {@link formatTexts} or the server wrote; a part that cannot be decoded is left out. */
export function parseTexts(text) {
    const texts = new Map();
    for (const part of text.slice(0, MAX_LENGTH).split(';')) {
        const colon = part.indexOf(':');
        if (colon > 0) {
            try {
                texts.set(part.slice(0, colon), decodeURIComponent(part.slice(colon + 1)));
            } catch {
                texts.set(part.slice(0, colon), part.slice(colon + 1)); // A percent sign that encodes nothing.
            }
        }
    }
    return texts;
}
