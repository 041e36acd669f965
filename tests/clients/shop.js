// What every client in Node does: it tries to buy, three times, and says what came of it.

export const address = process.argv.at(-1);
export const { ACCESS_KEY_ID, ACCESS_KEY_SECRET, CLIENT_TOKEN, DESCRIPTION } = process.env;

// Calls buy, which gives an ID or throws something with a code.
export async function shop(buy) {
    let code;
    for (let turn = 0; turn < 3 && code !== 'SignatureDoesNotMatch'; turn += 1) {
        try {
            console.log(await buy());
            return;
        } catch (error) {
            code = error.code ?? error.name;
        }
    }
    console.error(code);
    process.exitCode = 1;
}
