// The lab: the form that submits a run, and the list of runs.

import {renderMath} from './math.js';
import {drawCurve} from './lab-curve.js';
import {announceMissingData} from './lab-data.js';
import {hideForecast, showForecast} from './lab-forecast.js';
import {Form} from './lab-form.js';
import {showLastBatch} from './lab-last-batch.js';
import {fillFrom} from './lab-link.js';
import {showRule} from './lab-rule.js';
import {watchRuns} from './lab-runs.js';
import {showSame} from './lab-same.js';

const PATIENCE_WHILE_TYPING = 250; // milliseconds

const form = new Form(document.getElementById('form'));
const buttons = [ // what they say, and where they send the form
    {button: document.getElementById('submit'), label: 'Start training', address: '/api/runs'},
    {button: document.getElementById('check'), label: 'Check first', address: '/api/checks'},
];
const behind = Number(form.element.getAttribute('data-behind') ?? 0); // epochs of the run that is forked
let latest = 0; // number of the newest preview asked for
let timer;

async function post(address) {
    const answer = await fetch(address, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(form.submission()),
    });
    return {status: answer.status, body: await answer.json()};
}

/** Asks the server what the form means: the fields that follow from others, and the learning rate over the run. */
async function preview(showErrors) {
    const number = ++latest;
    showSame(form.submission());
    let answer;
    try {
        answer = await post('/api/preview');
    } catch {
        return; // Submitting will say it, where it still matters then.
    }
    if (number !== latest) {
        return; // Something was changed meanwhile.
    }
    if (answer.status === 200) {
        form.clearErrors();
        form.fill(answer.body.config);
        drawCurve(answer.body.learningRate, answer.body.config, behind);
        showNewOptimizer(answer.body.config);
        showCost(answer.body.config);
        showForecast(answer.body.forecast, answer.body.config);
        showLastBatch(answer.body.config);
        showRule(answer.body.config.optimizer);
    } else if (showErrors) {
        form.showErrors(answer.body.errors ?? []);
        document.getElementById('cost').textContent = 'Nothing can be foreseen before every field is right.';
        hideForecast();
    }
}

function showCost(config) {
    const left = config.epochs - behind;
    const epochs = `${left}${behind > 0 ? ' more' : ''} ${left === 1 ? 'epoch' : 'epochs'}`;
    const images = config.trainLimit === 0 ? 'all images' : `${config.trainLimit.toLocaleString('en')} images`;
    const steps = config.trainLimit === 0 ? '' : Math.ceil(config.trainLimit / config.batchSize) * left;
    document.getElementById('cost').textContent = `${config.model} on ${config.dataset} with ${config.optimizer}: `
        + `${epochs} × ${images}${steps ? ` = ${steps.toLocaleString('en')} steps` : ''}`;
}

/** A fork with another optimizer cannot take over what the old one has gathered. */
function showNewOptimizer({optimizer}) {
    const notice = document.getElementById('new-optimizer');
    const before = form.start.optimizer;
    if (notice) {
        notice.hidden = optimizer === before;
        notice.textContent = notice.hidden ? '' : `${optimizer} starts without what ${before} has gathered, which does not`
            + ' fit it. The schedule goes on.';
    }
}

async function submit({button, address}) {
    if (buttons.some(each => each.button.getAttribute('aria-disabled') === 'true')) {
        return;
    }
    setBusy(button);
    try {
        const answer = await post(address);
        if (answer.status === 201) {
            location.assign(`/runs/${answer.body.id}`);
            return;
        }
        latest++; // A preview still on its way must not clear what is shown now.
        form.refuse(answer.body);
    } catch {
        form.refuse({detail: 'The server does not answer. What you chose is still here; try again in a moment.'});
    }
    setBusy(null);
}

/** @param pressed the button whose answer is awaited; null where there is none */
function setBusy(pressed) {
    for (const {button, label} of buttons) {
        button.setAttribute('aria-disabled', pressed !== null);
        button.textContent = button === pressed ? 'Submitting …' : label;
    }
}

renderMath(document);
form.onInput(() => {
    clearTimeout(timer);
    timer = setTimeout(() => preview(false), PATIENCE_WHILE_TYPING);
});
form.onChange(() => {
    clearTimeout(timer);
    preview(true);
});
form.element.addEventListener('submit', event => {
    event.preventDefault();
    submit(buttons[0]);
});
buttons[1].button.addEventListener('click', () => submit(buttons[1]));
window.addEventListener('pageshow', () => setBusy(null)); // Back from the run's page, with the form as it was.
form.usePreset();
fillFrom(form, location.search);
preview(true);
announceMissingData(form);
watchRuns();
document.documentElement.dataset.ready = 'true';
