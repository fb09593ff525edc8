// What the run that the form describes will take: time, memory, and how long it waits for a worker.

import {element} from './dom.js';

const place = document.getElementById('forecast');

function count(n, unit) {
    return `${n.toLocaleString('en')} ${unit}${n === 1 ? '' : 's'}`;
}

/** "about 40 seconds", "about 14 minutes", "about 3½ hours", "about 2 days": no more digits than an estimate deserves. */
function roughly(seconds) {
    if (seconds < 55) {
        return `about ${Math.max(10, Math.round(seconds / 10) * 10)} seconds`;
    }
    if (seconds < 5400) {
        return `about ${count(Math.round(seconds / 60), 'minute')}`;
    }
    const hours = Math.round(seconds / 1800) / 2;
    if (hours <= 36) {
        return `about ${Math.floor(hours)}${hours % 1 ? '½' : ''} ${hours === 1 ? 'hour' : 'hours'}`;
    }
    return `about ${count(Math.round(seconds / 86400), 'day')}`;
}

function inBytes(bytes) {
    return bytes < 1e9 ? `${(Math.round(bytes / 5e7) * 50)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** At most two digits that mean anything. */
function rate(perSecond) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, perSecond))) - 1);
    return (Math.round(perSecond / unit) * unit).toLocaleString('en');
}

function time({seconds, speed}) {
    if (speed === null) {
        return 'How long it takes is not known yet.';
    }
    const text = roughly(seconds);
    return speed.basis === 'measured' ? `${text[0].toUpperCase()}${text.slice(1)}` : `A guess: ${text}`;
}

function wait({runsAhead, waitSeconds, workers}) {
    if (workers === 0) {
        return ' No worker is running now, so it would wait for one.';
    }
    if (runsAhead === 0 || waitSeconds === 0) {
        return '';
    }
    const ahead = `${count(runsAhead, 'run')} ahead`;
    return waitSeconds === null ? ` ${ahead}.` : ` ${ahead}: it begins in ${roughly(waitSeconds)}.`;
}

/** Why it is foreseen so. */
function reason({speed}, config) {
    if (speed === null) {
        return 'Nothing has been trained here. The first run measures the speed of this machine within a dozen steps.';
    }
    const {imagesPerSecond, model, batchSize, runs, hardware} = speed;
    if (speed.basis === 'guessed') {
        return `No run of ${config.model} has been measured here. ${model} has been, and by its multiply-adds ${config.model}`
            + ` would do ${rate(imagesPerSecond)} images a second (${hardware}).`;
    }
    const batch = batchSize === config.batchSize ? '' : `, with ${batchSize} images a step`;
    return `${rate(imagesPerSecond)} images a second were measured here with ${model}${batch} (${
        runs === 1 ? 'one run' : `the median of ${runs} runs`}; ${hardware}).`;
}

/** Shows that nothing is foreseen. */
export function hideForecast() {
    place.replaceChildren();
}

/** Shows what is foreseen. */
export function showForecast(forecast, config) {
    const memory = `about ${inBytes(forecast.memoryBytes)} of memory`;
    const text = forecast.speed === null ? `${time(forecast)} It needs ${memory}.` : `${time(forecast)}, ${memory}.`;
    place.replaceChildren(text + wait(forecast), element('span', {class: 'hint'}, reason(forecast, config)));
}
