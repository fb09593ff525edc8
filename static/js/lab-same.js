// What the form would submit as commands and as an address that fills it in again.

import {copyButton} from './copy.js';
import {setText} from './dom.js';

const PROGRAM = 'java -jar server/target/downhill.jar train';
const COPY = {'same-curl': 'Copy curl', 'same-command': 'Copy command', 'same-link': 'Copy link to this form'};

const at = id => document.getElementById(id);

/** A word as a shell takes it. */
function quoted(word) {
    return /^[\w:/.=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The fields of a submission beside its preset or fork, with a dot before those of a group. */
function fieldsOf({preset, fork, ...fields}) {
    return Object.entries(fields).flatMap(([name, value]) => typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner])
        : [[name, value]]);
}

function curl(submission) {
    const token = at('same').dataset.locked === 'true' ? ' -H "Authorization: Bearer $TOKEN"' : '';
    return `curl ${location.origin}/api/runs${token} -d ${quoted(JSON.stringify(submission))}`;
}

function command(submission) {
    const settings = fieldsOf(submission)
        .map(([name, value]) => ` --set ${quoted(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)}`);
    return `${PROGRAM} --preset ${submission.preset}${settings.join('')}`;
}

/** As lab-link.js reads it: lists with commas, points as 0.5:1. */
function linkText(value) {
    return Array.isArray(value) ? value.map(part => Array.isArray(part) ? part.join(':') : part).join(',') : String(value);
}

/** The path and query of the lab with its form filled in so. */
function linkTo(submission) {
    const fields = fieldsOf(submission).map(([name, value]) => `&${name}=${encodeURIComponent(linkText(value))
        .replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
    const {preset, fork} = submission;
    return `/lab?${fork ? `fork=${fork.run}&checkpoint=${fork.checkpoint}` : `preset=${preset}`}${fields.join('')}`;
}

/** Shows the same run in its three ways. */
export function showSame(submission) {
    setText(at('same-curl'), curl(submission));
    setText(at('same-command'), command(submission));
    setText(at('same-link'), location.origin + linkTo(submission));
    at('enter-token')?.setAttribute('href', `/token?next=${encodeURIComponent(linkTo(submission))}`); // and back, as it is
}

for (const [id, label] of Object.entries(COPY)) {
    at(id).closest('.same-way').append(copyButton(label, () => at(id).textContent));
}
