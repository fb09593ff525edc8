// Runs before a page's own scripts: notes when frames come, how long the page works in each, and when the stability map
// shows another picture.

(() => {
    const request = window.requestAnimationFrame.bind(window);
    const watch = {frames: [], work: [], pictures: []}; // milliseconds
    let shown = null;
    window.watch = watch;

    window.requestAnimationFrame = callback => request(now => {
        const before = performance.now();
        callback(now);
        const took = performance.now() - before;
        const last = watch.frames.length - 1;
        if (watch.frames[last] === now) {
            watch.work[last] += took; // Several callbacks of one frame.
        } else {
            watch.frames.push(now);
            watch.work.push(took);
        }
    });

    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (image, ...place) {
        if (image !== shown && this.canvas.classList.contains('stability-canvas')) {
            shown = image;
            request(() => watch.pictures.push(performance.now())); // By the next frame it is on the screen.
        }
        draw.call(this, image, ...place);
    };
})();
