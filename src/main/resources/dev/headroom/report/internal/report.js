/* Draws the charts from the page's own data and wires the copy buttons. */
(function () {
  'use strict';

  var data = JSON.parse(document.getElementById('headroom-data').textContent);
  var marks = headroomMarks;
  var colour = marks.colour;
  var drawn = [];

  var kit = headroomKit;
  var clock = kit.clock, short = kit.short, withUnit = kit.withUnit, latencyText = kit.latencyText;
  var axis = kit.axis, timeAxis = kit.timeAxis, series = kit.series, fromZero = kit.fromZero, widthOf = kit.widthOf;

  function dots(label, ink, hollow, more) {
    return Object.assign({
      class: hollow ? 'hollow' : 'dots', label: label, stroke: colour(ink), width: 2, paths: function () { return null; },
      points: { show: true, size: 8, width: 2, stroke: colour(ink), fill: colour(hollow ? 'card' : ink) }, value: withUnit('')
    }, more);
  }

  function logRange(u, low, high) {
    if (low === null || high === null) { return [1, 1000]; }
    return [Math.pow(10, Math.floor(Math.log10(Math.min(low, data.objective.millis)))),
      Math.pow(10, Math.ceil(Math.log10(Math.max(high, data.objective.millis * 1.2))))];
  }

  function draw(figure, columns, options) {
    figure.textContent = '';
    if (columns[0].length === 0) {
      var empty = document.createElement('p');
      empty.className = 'empty';
      empty.textContent = 'Nothing was recorded to draw here.';
      figure.appendChild(empty);
      return;
    }
    /* One or two points make no line; show them as dots. */
    if (columns[0].length < 3) { options.series.forEach(function (s) { s.points = Object.assign({}, s.points, { show: true }); }); }
    var height = figure.classList.contains('tall') ? 300 : figure.classList.contains('short') ? 200 : 280;
    var chart = new uPlot(Object.assign({
      width: widthOf(figure), height: height, padding: [10, 12, 0, 0],
      legend: { live: true, markers: { dash: function (u, i) { return u.series[i].dash ? 'dashed' : 'solid'; } } }
    }, options), columns, figure);
    chart.figure = figure;
    drawn.push(chart);
  }

  function overTime(id, columns, list, y, before, sync, after) {
    draw(document.getElementById(id), columns, {
      cursor: { sync: { key: sync }, points: { size: 7 } },
      scales: { x: { time: false, range: function (u, a, b) { return a === b ? [a - 1, b + 1] : [a, b]; } }, y: y.scale },
      axes: [timeAxis(), axis(y.label, y.axis)],
      series: [{ label: 'time', value: function (u, v) { return v === null ? '–' : clock(v); } }].concat(list),
      hooks: { drawAxes: before, draw: after || [] }
    });
  }

  var rates = function () {
    return { label: 'requests/s', scale: { range: fromZero } };
  };

  var latencies = function () {
    return {
      label: 'latency, log scale', scale: { distr: 3, range: logRange },
      axis: { size: 54, values: function (u, ticks) { return ticks.map(function (t) { return t && Math.log10(t) % 1 === 0 ? latencyText(t) : ''; }); } }
    };
  };

  function timeCharts() {
    var t = data.time;
    var phases = marks.phases(data.phases);
    overTime('chart-load', [t.t, t.target, t.offered, t.goodput], [
      series('asked for', 'grey', { dash: [3, 4], width: 1.5 }),
      series('offered', 'offered', {}),
      series('answered well', 'good', {})
    ], rates(), [phases], 'run');
    overTime('chart-errors', [t.t, t.failed, t.gatewayErrors, t.badGateway], [
      series('all failures', 'other', { dash: [2, 3], value: withUnit(' %') }),
      series('gateway errors', 'gateway', { dash: [8, 4], value: withUnit(' %') }),
      series('502', 'bad', { value: withUnit(' %') })
    ], {
      label: '% of ended', scale: { range: function (u, a, b) { return [0, Math.max(1, Math.min(100, (b || 0) * 1.15))]; } }
    }, [phases], 'run');
    var own = ['p50', 'p90', 'p99'].indexOf(data.objective.percentile) < 0;
    var value = function (u, v) { return latencyText(v); };
    var list = [
      series('p50', 'good', { value: value }),
      series('p90', 'offered', { dash: [8, 4], value: value }),
      series('p99', 'bad', { value: value })
    ];
    var columns = [t.t, t.p50, t.p90, t.p99];
    if (own) {
      list.push(series(data.objective.percentile, 'other', { dash: [2, 3], value: value }));
      columns.push(t.objective);
    }
    overTime('chart-latency', columns, list, latencies(),
      [phases], 'run', [marks.bound(data.objective.millis, 'gateway', 'objective: ' + data.objective.percentile + ' below ' + latencyText(data.objective.millis))]);
  }

  function trialCharts() {
    var figures = document.querySelectorAll('.trial');
    var highest = Math.max.apply(null, data.trials.map(function (t) {
      return t.offered.concat(t.goodput).reduce(function (a, b) { return b > a ? b : a; }, 0);
    }).concat([1]));
    data.trials.forEach(function (t, i) {
      figures[i].id = 'chart-trial-' + i;
      overTime(figures[i].id, [t.t, t.offered, t.goodput, t.errors], [
        series('offered', 'offered', {}), series('good', 'good', {}), series('gateway errors', 'bad', { dash: [6, 3] })
      ], { label: 'requests/s', scale: { range: [0, highest * 1.1] } }, [], 'proof');
    });
  }

  function accountChart() {
    var a = data.account;
    overTime('chart-account', [a.t, a.injector, a.gateway], [
      series('visitors saw', 'offered', {}), series('gateway logged', 'bad', { dash: [6, 4] })
    ], { label: 'gateway errors/s', scale: { range: fromZero } }, [marks.phases(data.phases)], 'run');
  }

  function drawAll() {
    drawn.forEach(function (chart) { chart.destroy(); });
    drawn = [];
    timeCharts();
    headroomCurve(data, {
      draw: draw, series: series, dots: dots, axis: axis, latencies: latencies, logRange: logRange,
      short: short, latencyText: latencyText, withUnit: withUnit
    });
    trialCharts();
    accountChart();
  }

  function fit() {
    drawn.forEach(function (chart) {
      var width = widthOf(chart.figure);
      if (width !== chart.width) { chart.setSize({ width: width, height: chart.height }); }
    });
  }

  function copyButtons() {
    document.querySelectorAll('button.copy').forEach(function (button) {
      button.addEventListener('click', function () {
        var code = button.closest('.file').querySelector('code');
        var done = function () {
          button.textContent = 'Copied';
          setTimeout(function () { button.textContent = 'Copy'; }, 2000);
        };
        var byHand = function () {
          var range = document.createRange();
          range.selectNodeContents(code);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          if (document.execCommand('copy')) { done(); } else { button.textContent = 'Selected: press Ctrl+C'; }
        };
        if (navigator.clipboard) { navigator.clipboard.writeText(code.textContent).then(done, byHand); } else { byHand(); }
      });
    });
  }

  function printing(on) {
    return function () {
      document.documentElement.classList.toggle('printing', on);
      drawAll();
    };
  }

  drawAll();
  copyButtons();
  new ResizeObserver(fit).observe(document.body);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  addEventListener('beforeprint', printing(true));
  addEventListener('afterprint', printing(false));
})();
