// The values of a figure's settings and their text forms, the same in Markdown, in addresses and here.
//
// What a figure can be set to is a table (downhill.course.figure) that the server writes into the page. A setting is
// {kind, key, label, initial, …}; a value is a number, a string, a boolean, an array of numbers (or null where the choice
// is the figure's), {name, values, expression} for a landscape, {name, values} for an optimizer, or a Map of them.

import {shortest} from './format.js';
import {catalogue, lab, landscape as landscapeAt, landscapeOf, optimizerOf} from './laboratory.js';

const ENTRY = /^([a-z][a-z0-9-]*)(?:\((.*)\))?$/;
const BETWEEN_ENTRIES = /,(?![^(]*\))/;

function numberIn(name, text, {min, max}) {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!Number.isFinite(value)) {
        throw new RangeError(`${name} = “${text}” is not a number`);
    }
    if (value < min || value > max) {
        throw new RangeError(`${name} = ${text} is outside ${shortest(min)} to ${shortest(max)}`);
    }
    return value;
}

function wholeIn(name, text, range) {
    const value = numberIn(name, text, range);
    if (!Number.isInteger(value)) {
        throw new RangeError(`${name} = ${text} is not a whole number`);
    }
    return value;
}

function numbersIn({key, initial, minCount, maxCount, min, max, spans}, text) {
    if (text.trim() === '' && initial === '') {
        return null;
    }
    const parts = text.split(',');
    if (parts.length < minCount || parts.length > maxCount) {
        throw new RangeError(`${key} = “${text}” has ${parts.length} numbers instead of ${minCount === maxCount ? minCount : `${minCount} to ${maxCount}`}`);
    }
    const numbers = parts.map(part => numberIn(key, part, {min, max}));
    const crossed = spans ? numbers.findIndex((number, i) => i % 2 === 1 && numbers[i - 1] >= number) : -1;
    if (crossed > 0) {
        throw new RangeError(`${key}: ${parts[crossed - 1].trim()} must be less than ${parts[crossed].trim()}`);
    }
    return numbers;
}

function oneOf({key, options}, text) {
    if (!options.some(option => option.value === text)) {
        throw new RangeError(`${key} = “${text}” is none of ${options.map(option => option.value).join(', ')}`);
    }
    return text;
}

/** Reads "name(parameter=1, …)" with the parameters of its entry; those not named are the suitable ones. */
function entryIn(key, text, find, parametersOf, suitable) {
    const match = ENTRY.exec(text.trim());
    const entry = match && find(match[1]);
    if (!entry) {
        throw new RangeError(`${key}: there is no “${match?.[1] ?? text}”`);
    }
    const parameters = parametersOf(entry);
    const values = suitable(entry).slice();
    for (const assignment of match[2] ? match[2].split(',') : []) {
        const [name, number = ''] = assignment.split('=').map(part => part.trim());
        const index = parameters.findIndex(parameter => parameter.name === name);
        if (index < 0) {
            throw new RangeError(`${key}: ${entry.name} has no parameter “${name}”`);
        }
        values[index] = numberIn(`${entry.name}.${name}`, number, parameters[index]);
    }
    return {name: entry.name, values};
}

function landscapeIn(key, text) {
    const own = /^own\((.*)\)$/s.exec(text.trim());
    if (!own) {
        return entryIn(key, text, landscapeOf, entry => entry.parameters, entry => entry.parameters.map(p => p.default));
    }
    const problem = lab.Terrain.expressionProblem(own[1]);
    if (problem) {
        throw new RangeError(`${key}: ${problem}`);
    }
    return {name: 'own', values: [], expression: own[1]};
}

/** An optimizer's defaults, with the learning rate that suits a landscape where one is known. */
export function suitableFor(optimizer, landscape) {
    const rate = landscape && landscapeAt(landscape).rates[optimizer.name];
    return optimizer.hyperparameters.map((h, i) => i === 0 ? rate ?? h.default : h.default);
}

/**
 * An optimizer's values on another landscape: the rate becomes the suitable one, unless the reader chose it and only a
 * parameter of the landscape has changed.
 */
export function retuned({name, values}, before, after) {
    const optimizer = optimizerOf(name);
    const chosen = before.name === after.name && values[0] !== suitableFor(optimizer, before)[0];
    return chosen ? values : values.with(0, suitableFor(optimizer, after)[0]);
}

function optimizerIn(key, text, landscape) {
    return entryIn(key, text, optimizerOf, entry => entry.hyperparameters, entry => suitableFor(entry, landscape));
}

function optimizersIn(key, text, landscape) {
    const named = new Map(text.split(BETWEEN_ENTRIES).map(part => {
        const {name, values} = optimizerIn(key, part, landscape);
        return [name, values];
    }));
    return new Map(catalogue.optimizers.filter(each => named.has(each.name)).map(each => [each.name, named.get(each.name)]));
}

/**
 * The value that a text means.
 *
 * @param landscape the figure's, whose rates suit the optimizers; undefined where it has none
 * @throws RangeError saying in words what is wrong
 */
export function parseSetting(setting, text, landscape) {
    switch (setting.kind) {
        case 'number': return numberIn(setting.key, text, setting);
        case 'whole': return wholeIn(setting.key, text, setting);
        case 'choice': return oneOf(setting, text);
        case 'flag': return oneOf(setting, text) === 'on';
        case 'numbers': return numbersIn(setting, text);
        case 'landscape': return landscapeIn(setting.key, text);
        case 'optimizer': return optimizerIn(setting.key, text, landscape);
        case 'optimizers': return optimizersIn(setting.key, text, landscape);
        default:
            if (text.length > setting.maxLength) {
                throw new RangeError(`${setting.key} is longer than ${setting.maxLength} characters`);
            }
            return text;
    }
}

function formatEntry(name, values, parameters, suitable) {
    const assignments = parameters.map((parameter, i) => [parameter.name, values[i], suitable[i]])
        .filter(([, value, usual]) => shortest(value) !== shortest(usual))
        .map(([parameter, value]) => `${parameter}=${shortest(value)}`);
    return assignments.length > 0 ? `${name}(${assignments.join(',')})` : name;
}

function formatOptimizer(name, values, landscape) {
    const optimizer = optimizerOf(name);
    return formatEntry(name, values, optimizer.hyperparameters, suitableFor(optimizer, landscape));
}

/** The text form of a value. */
export function formatSetting(setting, value, landscape) {
    switch (setting.kind) {
        case 'number':
        case 'whole': return shortest(value);
        case 'flag': return value ? 'on' : 'off';
        case 'numbers': return value === null ? '' : value.map(shortest).join(',');
        case 'landscape': {
            if (value.name === 'own') {
                return `own(${value.expression})`;
            }
            const {parameters} = landscapeOf(value.name);
            return formatEntry(value.name, value.values, parameters, parameters.map(p => p.default));
        }
        case 'optimizer': return formatOptimizer(value.name, value.values, landscape);
        case 'optimizers': return [...value].map(([name, values]) => formatOptimizer(name, values, landscape)).join(',');
        default: return value;
    }
}
