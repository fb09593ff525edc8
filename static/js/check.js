// The page of a run that checks its configuration: each check with its verdict, as they come in.

import {element, setText} from './dom.js';
import {renderMath} from './math.js';
import {Actions} from './run-actions.js';
import {showConnection} from './run-connection.js';
import {capital, duration, number} from './run-figures.js';
import {keep} from './run-keep.js';
import {Log} from './run-log.js';
import {Queue} from './run-queue.js';
import {follow} from './run-stream.js';

const STATUS = { // word, look of the badge, what the checks say that are not done
    queued: ['queued', '', 'waits'],
    checkStarted: ['running', 'active', 'waits'],
    paused: ['paused', 'warn', 'waits'],
    cancelled: ['cancelled', '', 'not done'],
    checkFinished: ['finished', 'good', 'not done'],
    failed: ['failed', 'bad', 'not done'],
};
const LOOKS = {passed: 'good', warning: 'warn', failed: 'bad'};

const at = id => document.getElementById(id);
const page = at('main');
const runId = Number(page.dataset.run);
const log = new Log(at('log'));
const queue = new Queue(runId);
const actions = new Actions(runId, page.dataset.status);
let titles = [];
let findings = []; // by number of the check, from 0; those that are done
let status = 'queued';

function numbers({measured}) {
    return element('details', {},
        element('summary', {}, 'Numbers'),
        element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Measured numbers'},
            element('table', {}, element('tbody', {}, ...measured.map(({name, value}) => element('tr', {},
                element('th', {scope: 'row'}, name), element('td', {class: 'num'}, number(value))))))));
}

function fact(name, text) {
    return text === '' ? [] : [element('dt', {}, name), element('dd', {class: 'num'}, text)];
}

/** A check that is done, with everything that was found. */
function doneItem(title, finding) {
    return element('li', {class: 'card', 'data-verdict': finding.verdict},
        element('h3', {}, title, ' ', element('span', {class: `badge ${LOOKS[finding.verdict]}`}, finding.verdict)),
        element('dl', {}, ...fact('Found', finding.found), ...fact('Allowed', finding.threshold), ...fact('Advice', finding.advice)),
        ...(finding.measured.length ? [numbers(finding)] : []));
}

function openItem(title, word) {
    return element('li', {class: 'card'}, element('h3', {}, title, ' ', element('span', {class: 'badge'}, word)));
}

/** Adds or replaces what has changed, so that opened numbers stay open. */
function draw() {
    const list = at('checks');
    titles.forEach((title, i) => {
        const running = status === 'checkStarted' && i === findings.length;
        const word = running ? 'running' : STATUS[status][2];
        const signature = `${findings[i]?.verdict ?? word} ${title}`;
        const place = list.children[i];
        if (place?.dataset.signature !== signature) {
            const item = findings[i] ? doneItem(title, findings[i]) : openItem(title, word);
            item.dataset.signature = signature;
            place ? place.replaceWith(item) : list.append(item);
        }
    });
}

function showResult({passed, warnings, failed, seconds}) {
    const place = at('result');
    const all = passed + warnings + failed;
    place.className = `callout ${failed ? 'bad' : warnings ? 'warn' : 'good'}`;
    place.textContent = failed
        ? `${failed} of ${all} checks failed, after ${duration(seconds)}: something should change before the run.`
        : `No check failed in ${duration(seconds)}${warnings ? `, but ${warnings} of ${all} warned` : ''}. `
            + 'That rules out some mistakes, and no more: look at ten images with their labels, too.';
    place.hidden = false;
}

function showStatus() {
    const [word, look] = STATUS[status];
    setText(at('status'), word);
    at('status').className = `badge ${look}`;
    if (status === 'checkStarted') {
        setText(at('phase'), `Check ${Math.min(findings.length + 1, titles.length)} of ${titles.length}`);
    } else if (status !== 'queued') { // its place in the queue is shown by run-queue.js
        setText(at('phase'), `${capital(word)}, ${findings.length} of ${titles.length || 'the'} checks done`);
    }
    document.title = `${word} · ${page.dataset.title} · Downhill`;
}

function take(event) {
    if (event.type === 'checkStarted') {
        titles = event.checks;
        findings = [];
    } else if (event.type === 'checkDone') {
        findings[event.number - 1] = event.finding;
    } else if (event.type === 'checkFinished') {
        showResult(event);
    } else if (event.type === 'failed') {
        setText(at('message'), event.message);
        at('message').hidden = false;
    }
    status = event.type in STATUS ? event.type : status;
    showStatus();
    draw();
    log.take(event);
    actions.take(event);
    queue.take(event);
}

renderMath(document);
keep(page);
follow(runId, {onEvent: take, onState: showConnection});
document.documentElement.dataset.ready = 'true';
