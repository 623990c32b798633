/* The levels and the fitted curve against the offered rate: goodput, latency, gateway errors. */
var headroomCurve = function (data, kit) {
  'use strict';

  var marks = headroomMarks;
  var c = data.curve;
  var percentile = data.objective.percentile;

  function flag(name, ink, dash) { return Object.assign({ ink: ink, dash: dash }, data.flags[name]); }

  var saturation = flag('saturation', 'offered');
  var sustainable = flag('sustainable', 'good', [6, 4]);
  var loss = flag('loss', 'gateway', [2, 3]);

  /* Highest and lowest of what is in view, so that no error bar is cut off. */
  function reach(u, lows, highs) {
    var seen = { low: Infinity, high: -Infinity };
    c.offered.forEach(function (x, i) {
      if (u.scales.x.min !== null && (x < u.scales.x.min || x > u.scales.x.max)) { return; }
      if (highs[i] !== null) { seen.high = Math.max(seen.high, highs[i]); }
      if (lows[i] !== null && lows[i] > 0) { seen.low = Math.min(seen.low, lows[i]); }
    });
    return seen;
  }

  function fromZero(name, least) {
    return { range: function (u, low, high) {
      return [0, 1.06 * Math.max(high || 0, reach(u, c[name + 'Low'], c[name + 'High']).high, least || 0) || 1];
    } };
  }

  function logarithmic(name) {
    return function (u, low, high) {
      var seen = reach(u, c[name + 'Low'], c[name + 'High']);
      return kit.logRange(u, Math.min(low || Infinity, seen.low), Math.max(high || 0, seen.high));
    };
  }

  /* What a level measured, beside the pointer; the reason too where it was left out. */
  function tip(text) {
    return function (u) {
      var box = u.root.querySelector('.tip');
      if (!box) {
        box = document.createElement('div');
        box.className = 'tip';
        u.over.appendChild(box);
      }
      var near = data.fit.levels.map(function (level) {
        return { level: level, off: Math.abs(u.valToPos(level.offered, 'x') - u.cursor.left) };
      }).sort(function (a, b) { return a.off - b.off; })[0];
      var hovered = u.over.matches(':hover') && near && near.off < 10;
      box.hidden = !hovered;
      if (hovered) {
        box.textContent = near.level.phase + ': ' + text(near.level) + (near.level.excluded ? '. Left out: ' + near.level.excluded : '');
        box.style.left = Math.max(0, Math.min(u.over.clientWidth - box.offsetWidth, u.cursor.left + 12)) + 'px';
        box.style.top = Math.max(0, Math.min(u.over.clientHeight - box.offsetHeight, u.cursor.top + 12)) + 'px';
      }
    };
  }

  /* From zero to a little past the last level, until the reader looks closer. */
  function wide(u, low, high) {
    var all = c.offered;
    return low > all[0] || high < all[all.length - 1] ? [low, high] : [0, high * 1.04 || 1];
  }

  function any(column) { return column.some(function (v) { return v !== null; }); }

  /* Thin lines first, then the curve, the levels, and those left out where there are any. */
  function chart(id, name, fitted, thin, y, value, flags, bounds, text) {
    var columns = [c.offered];
    var list = [];
    function add(column, line) { if (any(column)) { columns.push(column); list.push(line); } }
    thin.forEach(function (t) { add(t.column, kit.series(t.label, t.ink, { value: value, width: 1, dash: t.dash })); });
    add(c[fitted], kit.series('fitted', 'fit', { value: value }));
    add(c[name], kit.dots('measured', 'bad', false, { value: value }));
    add(c[name + 'Out'], kit.dots('left out', 'grey', true, { value: value }));
    if (list.length === 0) { columns = [[]]; }
    kit.draw(document.getElementById(id), columns, {
      padding: [10 + headroomFlags.height(flags), 12, 0, 0],
      cursor: { sync: { key: 'curve' }, points: { size: 7 } },
      scales: { x: { time: false, range: wide }, y: y.scale },
      axes: [kit.axis('offered, requests/s', { size: 30, space: 50 }), kit.axis(y.label, y.axis)],
      series: [{ label: 'offered', value: kit.withUnit('/s') }].concat(list),
      hooks: {
        drawAxes: [marks.ribbon(c.offered, c[fitted + 'Low'], c[fitted + 'High'], 'ribbon')],
        draw: [
          marks.errorBars(c.offered, c[name + 'Low'], c[name + 'High'], function (i) { return c[name][i] === null ? 'grey' : 'bad'; }),
          headroomFlags.draw(flags)
        ].concat(bounds),
        setCursor: [tip(text)]
      }
    });
  }

  function percent(share) { return kit.short(100 * share) + ' %'; }

  chart('chart-goodput', 'goodput', 'fitGoodput', [], { label: 'answered well, requests/s', scale: fromZero('goodput') },
    kit.withUnit('/s'), [saturation, sustainable, loss], [], function (level) {
      return kit.short(level.offered) + '/s offered, ' + kit.short(level.goodput) + '/s answered well';
    });

  var thin = [
    { column: c.fitP50, label: 'p50', ink: 'good' },
    { column: c.fitP999, label: 'p99.9', ink: 'other', dash: [2, 3] }
  ].filter(function (t) { return t.label !== percentile; });
  var latencies = kit.latencies();
  latencies.scale.range = logarithmic('latency');
  latencies.label = percentile + ' latency, log scale';
  chart('chart-knee', 'latency', 'fitLatency', thin, latencies, function (u, v) { return kit.latencyText(v); }, [sustainable],
    [marks.bound(data.objective.millis, 'gateway', 'objective ' + kit.latencyText(data.objective.millis))], function (level) {
      return kit.short(level.offered) + '/s offered, ' + percentile + ' ' + kit.latencyText(level.objective * 1000);
    });

  chart('chart-loss', 'errors', 'fitErrors', [],
    { label: 'gateway errors, % of ended', scale: fromZero('errors', 2 * data.objective.errorPercent) }, kit.withUnit(' %'), [loss],
    [marks.bound(data.objective.errorPercent, 'gateway', 'budget ' + kit.short(data.objective.errorPercent) + ' %', 0.3)], function (level) {
      return kit.short(level.offered) + '/s offered, ' + percent(level.gatewayErrors) + ' gateway errors';
    });
};
