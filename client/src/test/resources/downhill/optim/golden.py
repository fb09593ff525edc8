"""Writes golden.txt: trajectories of every optimizer and option in float64.

Usage: python golden.py > golden.txt   (PyTorch 2.13.0, CPU)

Where torch.optim has the optimizer with the option, it takes the steps, on gradients from its own autograd. Where it has
not, the formula of the cited paper does, on the gradient written out by hand:
  momentum: Polyak 1964; nesterov: Sutskever et al. 2013, equations 3 and 4; rmsprop: Tieleman and Hinton 2012, with
  epsilon inside the root as in optax; adam: Kingma and Ba 2015, algorithm 1 (without bias correction: m and v as they
  are); adamw and decoupled decay: Loshchilov and Hutter 2019, algorithm 2; clipping: Pascanu et al. 2013, algorithm 1
  (torch's clip_grad_norm_ adds 1e-6 to the norm, so it is another function).
"""
import math

import torch

STEPS = 24
START = {"ravine": (4.0, 2.0), "rosenbrock": (-1.5, 2.0)}
NAMES = {"sgd": [], "momentum": [0.9], "nesterov": [0.9], "rmsprop": [0.9, 1e-3], "adam": [0.9, 0.999, 1e-3],
         "adamw": [0.9, 0.999, 1e-3, 0.05]}
RATE = {"ravine": {"sgd": 0.04, "momentum": 0.01, "nesterov": 0.02, "rmsprop": 0.04, "adam": 0.1, "adamw": 0.1},
        "rosenbrock": {"sgd": 0.001, "momentum": 0.0005, "nesterov": 0.0005, "rmsprop": 0.02, "adam": 0.1, "adamw": 0.1}}


def loss(landscape, w):
    x, y = w[0], w[1]
    return x * x + 10 * y * y if landscape == "ravine" else (1 - x) ** 2 + 100 * (y - x * x) ** 2


def gradient(landscape, w):
    x, y = w
    if landscape == "ravine":
        return [2 * x, 20 * y]
    return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]


def rate(lr, drop, t):
    return lr * 0.1 if drop and t >= 10 else lr


def by_torch(name, h, o, landscape, lr, drop):
    w = torch.tensor(START[landscape], dtype=torch.float64, requires_grad=True)
    wd = o["decay"]
    if name in ("sgd", "momentum", "nesterov"):
        opt = torch.optim.SGD([w], lr=lr, momentum=h[0] if h else 0, nesterov=name == "nesterov", weight_decay=wd)
    elif name == "rmsprop":
        opt = torch.optim.RMSprop([w], lr=lr, alpha=h[0], eps=h[1], weight_decay=wd)
    elif name == "adam" and not o["decoupled"]:
        opt = torch.optim.Adam([w], lr=lr, betas=(h[0], h[1]), eps=h[2], weight_decay=wd)
    else:
        opt = torch.optim.AdamW([w], lr=lr, betas=(h[0], h[1]), eps=h[2], weight_decay=h[3] if name == "adamw" else wd)
    path = []
    for t in range(STEPS):
        opt.param_groups[0]["lr"] = rate(lr, drop, t)
        opt.zero_grad()
        loss(landscape, w).backward()
        opt.step()
        point = w.detach().tolist()
        if name == "nesterov":  # torch's parameter is the point ahead: w = ahead + gamma * lr * buffer
            buffer = opt.state[w]["momentum_buffer"].tolist()
            point = [p + h[0] * lr * b for p, b in zip(point, buffer)]
        path += point
    return path


def by_paper(name, h, o, landscape, lr, drop):
    w = list(START[landscape])
    first, second, path = [0.0, 0.0], [0.0, 0.0], []
    for t in range(STEPS):
        eta = rate(lr, drop, t)
        at = w
        if name == "nesterov":
            reach = h[0] if o["lr_inside"] else eta * h[0]
            at = [wi - reach * vi for wi, vi in zip(w, first)]
        g = gradient(landscape, at)
        norm = math.hypot(*g)
        if o["clip"] and norm > o["clip"]:
            g = [o["clip"] / norm * gi for gi in g]
        if o["decay"] and not o["decoupled"]:
            g = [gi + o["decay"] * wi for gi, wi in zip(g, w)]
        shrink = h[3] if name == "adamw" else o["decay"] if o["decoupled"] else 0.0
        new = []
        for i in range(2):
            if name == "sgd":
                delta = eta * g[i]
            elif name in ("momentum", "nesterov"):
                first[i] = h[0] * first[i] + (eta * g[i] if o["lr_inside"] else g[i])
                delta = first[i] if o["lr_inside"] else eta * first[i]
            elif name == "rmsprop":
                second[i] = h[0] * second[i] + (1 - h[0]) * g[i] ** 2
                root = math.sqrt(second[i] + h[1]) if o["eps_inside"] else math.sqrt(second[i]) + h[1]
                delta = eta / root * g[i]
            else:
                first[i] = h[0] * first[i] + (1 - h[0]) * g[i]
                second[i] = h[1] * second[i] + (1 - h[1]) * g[i] ** 2
                m, v = first[i], second[i]
                if o["correct"]:
                    m, v = m / (1 - h[0] ** (t + 1)), v / (1 - h[1] ** (t + 1))
                delta = eta * m / (math.sqrt(v + h[2]) if o["eps_inside"] else math.sqrt(v) + h[2])
            new.append(w[i] - delta - eta * shrink * w[i])
        w = new
        path += w
    return path


def case(source, name, drop=False, **changes):
    own = {"correct": name in ("adam", "adamw"), "eps_inside": name == "rmsprop",
           "lr_inside": name in ("momentum", "nesterov"), "decay": 0.0, "decoupled": False, "clip": 0.0}
    o = {**own, **changes}
    for landscape in START:
        lr = RATE[landscape][name]
        path = (by_torch if source == "torch" else by_paper)(name, NAMES[name], o, landscape, lr, drop)
        fields = [source, name, " ".join(map(repr, [lr] + NAMES[name])),
                  " ".join(str(value).lower() for value in o.values()), str(drop).lower(), landscape,
                  " ".join(map(repr, path))]
        print(";".join(fields))


print(f"# float64, PyTorch {torch.__version__.split('+')[0]} (torch) or the paper's formula in Python (paper); made by golden.py")
print("# source;optimizer;hyperparameters;correct eps_inside lr_inside decay decoupled clip;lr x 0.1 from step 10;landscape;x1 y1 x2 y2 ...")
case("torch", "sgd", drop=True)
case("torch", "sgd", drop=True, decay=0.05)
case("torch", "momentum")
case("torch", "momentum", drop=True, lr_inside=False)
case("torch", "momentum", drop=True, lr_inside=False, decay=0.05)
case("torch", "nesterov")
case("torch", "rmsprop", drop=True, eps_inside=False)
case("torch", "rmsprop", drop=True, eps_inside=False, decay=0.05)
case("torch", "adam", drop=True)
case("torch", "adam", drop=True, decay=0.05)
case("torch", "adam", drop=True, decay=0.05, decoupled=True)
case("torch", "adamw", drop=True)
case("paper", "rmsprop", drop=True)
for name in ("momentum", "nesterov"):
    case("paper", name, drop=True)
    case("paper", name, drop=True, lr_inside=False)
    case("paper", name, drop=True, lr_inside=False, decay=0.05, decoupled=True)
for name in ("adam", "adamw"):
    case("paper", name, drop=True, correct=False)
    case("paper", name, drop=True, eps_inside=True)
    case("paper", name, drop=True, correct=False, eps_inside=True)
for name in NAMES:
    case("paper", name, drop=True, clip=5.0)
    if name != "adamw":
        case("paper", name, drop=True, decay=0.05)
        case("paper", name, drop=True, decay=0.05, decoupled=True)
        case("paper", name, drop=True, clip=5.0, decay=0.05)
