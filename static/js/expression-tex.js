// The reader's own function in LaTeX, from the text that the compiled module has accepted.

const NAMES = {pi: '\\pi ', exp: '\\exp', log: '\\ln', sin: '\\sin', cos: '\\cos', sqrt: '\\sqrt', abs: '\\operatorname{abs}'};
const SIGNS = {'*': '\\cdot ', '×': '\\cdot ', '·': '\\cdot ', '÷': '/', '−': '-'};
const TOKEN = /[a-z]+|(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?|\S/g;

export function expressionTex(expression) {
    const tokens = expression.match(TOKEN) ?? [];
    let at = 0;

    /** Everything up to the parenthesis that closes the one before it, or the end. */
    function group() {
        let tex = '';
        while (at < tokens.length && tokens[at] !== ')') {
            tex += item();
        }
        at++;
        return tex;
    }

    function item() {
        const token = tokens[at++];
        switch (token) {
            case '(':
                return `\\left(${group()}\\right)`;
            case '^':
                return `^{${exponent()}}`;
            case 'sqrt':
                at++;
                return `\\sqrt{${group()}}`;
            case 'abs':
                at++;
                return `\\left|${group()}\\right|`;
            default:
                return NAMES[token] ?? SIGNS[token] ?? token.replace(/e(-?\d+)$/, '\\cdot 10^{$1}');
        }
    }

    /** Signs, one item with its arguments, and its own exponent. */
    function exponent() {
        let tex = '';
        while ('+-−'.includes(tokens[at])) {
            tex += SIGNS[tokens[at]] ?? tokens[at];
            at++;
        }
        const named = tokens[at] in NAMES;
        if (tokens[at] === '(') {
            at++;
            tex += group();
        } else {
            tex += item();
            tex += named && tokens[at] === '(' ? item() : '';
        }
        return tokens[at] === '^' ? tex + item() : tex;
    }

    return group();
}
