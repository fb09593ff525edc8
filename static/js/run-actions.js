// Pause, resume and cancel.

const ALLOWED = { // by status
    queued: ['pause', 'cancel'],
    running: ['pause', 'cancel'],
    paused: ['resume', 'cancel'],
};
const STATUS = {started: 'running', resumed: 'running', checkStarted: 'running', checkFinished: 'finished'}; // events whose name is not the status
const SETTLES = ['queued', 'started', 'resumed', 'paused', 'cancelled', 'finished', 'failed',
    'checkStarted', 'checkFinished'];
const BUSY = {pause: 'Pausing …', resume: 'Resuming …', cancel: 'Cancelling …'};

const at = id => document.getElementById(id);

export class Actions {
    #runId;
    #status;
    #labels = new Map(); // of the buttons, as the page has them
    #pending = null; // the action that was asked for and has not happened yet

    constructor(runId, status) {
        this.#runId = runId;
        this.#status = status;
        for (const action of Object.keys(BUSY)) {
            this.#labels.set(action, at(action).textContent);
        }
        at('pause').addEventListener('click', () => this.#ask('pause'));
        at('resume').addEventListener('click', () => this.#ask('resume'));
        at('cancel').addEventListener('click', () => this.#pending !== 'cancel' && at('confirm').showModal());
        at('confirm').addEventListener('close', () => {
            if (at('confirm').returnValue === 'cancel') {
                this.#ask('cancel');
            }
            at('confirm').returnValue = '';
        });
        this.#show();
    }

    take(event) {
        if (SETTLES.includes(event.type)) {
            this.#status = STATUS[event.type] ?? event.type;
            this.#pending = null;
            this.#show();
        }
    }

    async #ask(action) {
        if (this.#pending === action) {
            return;
        }
        this.#pending = action;
        at('refused').hidden = true;
        this.#show();
        try {
            const answer = await fetch(`/api/runs/${this.#runId}/${action}`, {method: 'POST'});
            if (!answer.ok) {
                this.#refuse((await answer.json()).detail);
            }
        } catch {
            this.#refuse('The server does not answer; try again in a moment.');
        }
    }

    #refuse(reason) {
        this.#pending = null;
        at('refused').textContent = reason;
        at('refused').hidden = false;
        this.#show();
    }

    #show() {
        const hadFocus = document.activeElement;
        for (const [action, label] of this.#labels) {
            const button = at(action);
            const busy = this.#pending === action;
            button.hidden = !(ALLOWED[this.#status] ?? []).includes(action);
            button.textContent = busy ? BUSY[action] : label;
            button.setAttribute('aria-disabled', busy);
        }
        if (hadFocus?.hidden) { // a button that vanishes hands the focus to the one that takes its place
            document.querySelector('.actions button:not([hidden])')?.focus();
        }
    }
}
