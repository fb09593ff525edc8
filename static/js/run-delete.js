// Deleting runs and taking that back.

async function ask(address, method) {
    try {
        const answer = await fetch(address, {method});
        return answer.ok ? null : (await answer.json()).detail;
    } catch {
        return 'The server does not answer; try again in a moment.';
    }
}

/** Hides a run; resolves to why that was refused, or null. */
export function deleteRun(id) {
    return ask(`/api/runs/${id}`, 'DELETE');
}

/** Shows a deleted run again; likewise. */
export function restoreRun(id) {
    return ask(`/api/deleted-runs/${id}/restore`, 'POST');
}

/** Removes a deleted run for good; likewise. */
export function removeRun(id) {
    return ask(`/api/deleted-runs/${id}`, 'DELETE');
}
