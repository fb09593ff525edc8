// The page of the API: each command can be copied.

import {copyButton} from './copy.js';

for (const command of document.querySelectorAll('.command')) {
    command.append(copyButton('Copy', () => command.querySelector('code').textContent));
}
document.documentElement.dataset.ready = 'true';
