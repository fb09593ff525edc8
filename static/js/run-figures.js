// Figures of a run in a few characters.

/** A loss, a norm or a rate: three significant digits, in powers of ten where it is very small or large. */
export function number(value) {
    if (value === 0) {
        return '0';
    }
    const size = Math.abs(value);
    return size < 1e-3 || size >= 1e5
        ? value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e').replace('-', '−')
        : String(Number(value.toPrecision(3)));
}

/** The same with its zeros, for columns. */
export function aligned(value) {
    return Math.abs(value) < 1000 ? value.toFixed(3) : number(value);
}

export function percent(share, digits = 1) {
    return `${(100 * share).toFixed(digits)}%`;
}

export function count(value) {
    return value.toLocaleString('en');
}

/** A word as it begins a sentence. */
export const capital = word => word[0].toUpperCase() + word.slice(1);

/** "48 s", "5 min 3 s", "2 h 10 min". */
export function duration(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
        return `${whole} s`;
    }
    return whole < 3600
        ? `${Math.floor(whole / 60)} min ${whole % 60} s`
        : `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
}

/** A time to come, as precisely as an estimate deserves: "less than a minute", "about 12 minutes", "about 3 hours". */
export function roughly(seconds) {
    const some = (n, unit) => `about ${n} ${unit}${n === 1 ? '' : 's'}`;
    if (seconds < 50) {
        return 'less than a minute';
    }
    return seconds < 5400 ? some(Math.round(seconds / 60), 'minute') : some(Math.round(seconds / 3600), 'hour');
}
