// Numbers as readers should see them.

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent) {
    const digits = [...String(Math.abs(exponent))].map(digit => SUPERSCRIPTS[digit]).join('');
    return (exponent < 0 ? '⁻' : '') + digits;
}

/** A number with a few significant digits, in powers of ten where it is very large or small. */
export function readable(value, digits = 3) {
    if (!Number.isFinite(value)) {
        return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : '−∞';
    }
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
        const [mantissa, exponent] = value.toExponential(digits - 2).split('e');
        return `${mantissa.replace('-', '−')} × 10${superscript(Number(exponent))}`;
    }
    const text = value.toPrecision(digits);
    return (text.includes('e') ? String(Number(text)) : text).replace('-', '−'); // Digits before the point are kept as zeros.
}

/** A ratio, for "… times": two digits, or a whole number where it is large. */
export function ratio(value) {
    return value >= 100 && value < 1e5 ? Math.round(value).toLocaleString('en') : readable(value, 2);
}

/** A power of ten. */
export function powerOfTen(exponent) {
    return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

/** A coordinate with two decimals. */
export function coordinate(value) {
    if (!(Math.abs(value) < 1e4)) {
        return readable(value, 3);
    }
    const text = value.toFixed(2);
    return (text === '-0.00' ? '0.00' : text).replace('-', '−');
}

export function point(x, y) {
    return `(${coordinate(x)}, ${coordinate(y)})`;
}

/** The shortest text that means the same number to six significant digits: for fields and addresses. */
export function shortest(value) {
    return String(Number(value.toPrecision(6)));
}

/** Words in a row: "a", "a and b", "a, b and c". */
export function joined(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
