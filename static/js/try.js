// The page where readers give pictures to the network of a run: a picture of theirs or a test image is shown as the
// network sees it, and the answer of a worker as bars.

import {Answer} from './try-answer.js';
import {Gallery} from './try-gallery.js';
import {pixelsOf, show, shrink} from './try-picture.js';

const page = document.getElementById('main');
const {run, dataset, epoch, mistakes} = page.dataset;
const at = id => document.getElementById(id);
const canvas = at('seen');
const answer = new Answer();
const gallery = new Gallery({run, dataset, epoch: mistakes === 'true' ? epoch : null, onChoose: tryTestImage});
let asked = 0; // number of the newest question: an older answer that comes later is not shown

/** Asks the server what the network makes of a picture. */
async function ask(body, type) {
    const number = ++asked;
    answer.wait();
    try {
        const reply = await fetch(`/api/runs/${run}/tries`, {method: 'POST', headers: {'Content-Type': type}, body});
        const said = await reply.json();
        if (number !== asked) {
            return;
        }
        if (reply.ok) {
            answer.show(said);
        } else {
            answer.refuse(said.detail);
        }
    } catch {
        if (number === asked) {
            answer.refuse('The server does not answer; try again in a moment.');
        }
    }
}

function tryTestImage({index, name, image}) {
    show(canvas, image, `Test image ${index}, which is ${name}`);
    at('seen-text').textContent = `Test image ${index.toLocaleString('en')}, as the network sees it: ${name}.`;
    ask(JSON.stringify({testImage: index}), 'application/json');
}

async function tryFile(file) {
    let picture;
    try {
        picture = await createImageBitmap(file);
    } catch {
        asked++; // what is still on its way is not of this file
        answer.refuse(`${file.name || 'What came'} is not a picture that this browser can read.`);
        return;
    }
    gallery.choose(null);
    show(canvas, shrink(picture), 'Your picture, as the network sees it');
    at('seen-text').textContent = `Your picture, ${picture.width} × ${picture.height} pixels, as the network sees it.`;
    ask(pixelsOf(canvas), 'application/octet-stream');
}

function offer(files) {
    const [file] = files;
    if (file) {
        tryFile(file);
    }
}

at('choose').addEventListener('click', () => at('file').click());
at('file').addEventListener('change', event => {
    offer(event.target.files);
    event.target.value = ''; // so that the same file can be chosen again
});
document.addEventListener('paste', event => {
    if (event.clipboardData.files.length > 0) {
        event.preventDefault();
        offer(event.clipboardData.files);
    }
});
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) { // anywhere: a picture dropped beside would replace the page
    document.addEventListener(type, event => {
        event.preventDefault();
        at('drop').classList.toggle('over', type === 'dragenter' || type === 'dragover');
        if (type === 'drop') {
            offer(event.dataTransfer.files);
        }
    });
}
gallery.open(new URLSearchParams(location.search).get('image')).finally(() => {
    document.documentElement.dataset.ready = 'true';
});
