/* Draws a run while it goes on, from the events of its server. */
(function () {
  'use strict';

  var LOG_LINES = 300;
  var kit = headroomKit;
  var marks = headroomMarks;
  var about = document.body.dataset;
  var millis = Number(about.millis);
  var most = Number(about.most);
  var names = ['t', 'target', 'offered', 'good', 'failed', 'gatewayErrors', 'badGateway', 'p50', 'p99'];
  var columns = {};
  var phases = [];
  var charts = [];
  var first = null;
  var due = false;
  var over = false;

  names.forEach(function (name) { columns[name] = []; });

  function element(id) { return document.getElementById(id); }

  function news(text, kind) {
    element('news').textContent = text;
    element('news').className = 'news ' + kind;
  }

  function phase(kind, at) {
    var last = phases[phases.length - 1];
    if (last && last.kind === kind && at - last.to < 2) {
      last.to = at + 1;
    } else if (kind !== '') {
      phases.push({ kind: kind, from: at, to: at + 1 });
    }
  }

  function second(point) {
    if (first === null) { first = point.t; }
    point.t -= first;
    phase(point.kind, point.t);
    names.forEach(function (name) {
      columns[name].push(point[name]);
      if (columns[name].length > most) { columns[name].shift(); }
    });
    if (!due) {
      due = true;
      requestAnimationFrame(draw);
    }
  }

  function state(lines) {
    var list = element('state');
    list.textContent = '';
    Object.keys(lines).forEach(function (label) {
      var row = document.createElement('div');
      row.className = label;
      row.appendChild(document.createElement('dt')).textContent = label;
      var items = row.appendChild(document.createElement('dd'));
      lines[label].split(' · ').forEach(function (item) {
        items.appendChild(document.createElement('span')).textContent = item;
      });
      list.appendChild(row);
    });
  }

  function said(text) {
    var log = element('log');
    var lines = log.textContent.split('\n').slice(-LOG_LINES);
    log.textContent = (log.textContent === '' ? '' : lines.join('\n') + '\n') + text;
    log.scrollTop = log.scrollHeight;
  }

  function logRange(u, low, high) {
    var least = low === null ? millis : Math.min(low, millis);
    var largest = high === null ? millis : Math.max(high, millis);
    return [Math.pow(10, Math.floor(Math.log10(Math.max(0.01, least)))), Math.pow(10, Math.ceil(Math.log10(largest * 1.2)))];
  }

  function data(chart) { return chart.names.map(function (name) { return columns[name]; }); }

  function chart(id, list, y, after) {
    var figure = element(id);
    figure.textContent = '';
    var height = figure.classList.contains('tall') ? 260 : figure.classList.contains('short') ? 170 : 230;
    var shown = { figure: figure, names: ['t'].concat(list.map(function (line) { return line.of; })) };
    shown.plot = new uPlot({
      width: kit.widthOf(figure), height: height, padding: [10, 12, 0, 0],
      legend: { markers: { dash: function (u, i) { return u.series[i].dash ? 'dashed' : 'solid'; } } },
      cursor: { sync: { key: 'live' }, points: { size: 7 } },
      scales: { x: { time: false, range: function (u, a, b) { return [a, Math.max(b, a + 10)]; } }, y: y.scale },
      axes: [kit.timeAxis(), kit.axis(y.label, y.axis)],
      series: [{ label: 'time', value: function (u, v) { return v === null ? '–' : kit.clock(v); } }].concat(list),
      hooks: { drawAxes: [function (u) { marks.phases(phases)(u); }], draw: after }
    }, data(shown), figure);
    charts.push(shown);
  }

  function line(of, label, ink, more) { return Object.assign(kit.series(label, ink, more), { of: of, points: { show: columns.t.length < 3 } }); }

  function build() {
    charts.forEach(function (c) { c.plot.destroy(); });
    charts = [];
    var latency = function (u, v) { return kit.latencyText(v); };
    var percent = kit.withUnit(' %');
    chart('chart-load', [
      line('target', 'asked for', 'grey', { dash: [3, 4], width: 1.5 }),
      line('offered', 'offered', 'offered', {}),
      line('good', 'answered well', 'good', {})
    ], { label: 'requests/s', scale: { range: kit.fromZero } }, []);
    chart('chart-errors', [
      line('failed', 'all failures', 'other', { dash: [2, 3], value: percent }),
      line('gatewayErrors', 'gateway errors', 'gateway', { dash: [8, 4], value: percent }),
      line('badGateway', '502', 'bad', { value: percent })
    ], { label: '% of ended', scale: { range: function (u, a, b) { return [0, Math.max(1, Math.min(100, (b || 0) * 1.15))]; } } }, []);
    chart('chart-latency', [
      line('p50', 'p50', 'good', { value: latency }),
      line('p99', 'p99', 'bad', { value: latency })
    ], {
      label: 'latency, log scale', scale: { distr: 3, range: logRange },
      axis: { size: 54, values: function (u, ticks) { return ticks.map(function (t) { return t && Math.log10(t) % 1 === 0 ? kit.latencyText(t) : ''; }); } }
    }, [marks.bound(millis, 'gateway', 'objective: ' + about.percentile + ' below ' + kit.latencyText(millis))]);
  }

  function draw() {
    due = false;
    /* One or two points make no line and are dots; from the third on they are lines. */
    if (charts.length === 0 || columns.t.length <= 3) {
      build();
    } else {
      charts.forEach(function (c) { c.plot.setData(data(c)); });
    }
  }

  function fit() {
    charts.forEach(function (c) {
      var width = kit.widthOf(c.figure);
      if (width !== c.plot.width) { c.plot.setSize({ width: width, height: c.plot.height }); }
    });
  }

  function redraw() { if (charts.length > 0) { build(); } }

  function listen() {
    var source = new EventSource('events');
    function on(name, act) {
      source.addEventListener(name, function (event) { act(JSON.parse(event.data)); });
    }
    on('run', function (run) {
      /* Another run has taken the port: its page is another one. */
      if (String(run) !== about.run) { location.reload(); }
    });
    on('second', second);
    on('state', function (lines) { news('The run goes on.', 'on'); state(lines); });
    on('said', function (line) { said(line.text); });
    on('end', function (line) {
      over = true;
      source.close();
      news(line.text, '');
    });
    source.addEventListener('error', function () {
      if (!over) { news('No word from the run; it may have been killed.', 'lost'); }
    });
  }

  listen();
  new ResizeObserver(fit).observe(document.body);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
})();
