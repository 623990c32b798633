package dev.headroom.lab.internal;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Passes requests to the instances in turn and answers failures as real gateways do.
 *
 * <p>A refused connection is tried on the next instance, each instance once; a request that was
 * sent is never sent again. All refused, or a connection closed without an answer: 502. A timeout:
 * 504.
 *
 * <p>Each request has a connection of its own to the origin, so that no idle connection can be
 * closed under a request. Bodies are read in full before they are passed on, as nginx does by
 * default, so that a refused attempt leaves them whole.
 */
final class RoundRobinProxy extends ProxyHandler.Reverse {

  private static final String FIRST = RoundRobinProxy.class.getName() + ".first";
  private static final String ATTEMPT = RoundRobinProxy.class.getName() + ".attempt";
  private static final String BODY = RoundRobinProxy.class.getName() + ".body";

  /** Far above what an origin of the lab has in its queue. */
  private static final int MOST_CONNECTIONS = 16_384;

  /** As the other gateways of the lab are configured. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> instances = List.of();

  RoundRobinProxy() {
    super(request -> request.getHttpURI());
  }

  void serve(List<URI> fresh) {
    instances = List.copyOf(fresh);
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MOST_CONNECTIONS);
    client.setConnectTimeout(CONNECT_TIMEOUT.toMillis());
    client.setIdleTimeout(READ_TIMEOUT.toMillis());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    request.setAttribute(FIRST, turn.getAndUpdate(n -> (n + 1) & Integer.MAX_VALUE));
    request.setAttribute(ATTEMPT, 0);
    if (request.getLength() == 0) {
      return super.handle(request, response, callback);
    }
    Content.Source.asByteBuffer(
        request,
        Promise.from(
            body -> {
              request.setAttribute(BODY, body);
              super.handle(request, response, callback);
            },
            callback::failed));
    return true;
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    List<URI> targets = instances;
    int turnOfThis = (int) request.getAttribute(FIRST) + (int) request.getAttribute(ATTEMPT);
    URI target = targets.get(Math.floorMod(turnOfThis, targets.size()));
    return HttpURI.build(request.getHttpURI())
        .scheme(target.getScheme())
        .authority(target.getAuthority());
  }

  @Override
  protected void addProxyHeaders(
      Request request, org.eclipse.jetty.client.Request proxyToServerRequest) {
    super.addProxyHeaders(request, proxyToServerRequest);
    proxyToServerRequest.headers(
        headers -> headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE));
  }

  @Override
  protected org.eclipse.jetty.client.Request.Content newProxyToServerRequestContent(
      Request request, Response response, org.eclipse.jetty.client.Request proxyToServerRequest) {
    ByteBuffer body = (ByteBuffer) request.getAttribute(BODY);
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return new ByteBufferRequestContent(
        type == null ? "application/octet-stream" : type,
        body == null ? ByteBuffer.allocate(0) : body.slice());
  }

  @Override
  protected void onServerToProxyResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request proxyToServerRequest,
      org.eclipse.jetty.client.Response serverToProxyResponse,
      Response response,
      Callback callback,
      Throwable failure) {
    int attempt = (int) request.getAttribute(ATTEMPT) + 1;
    if (isRefusal(failure) && attempt < instances.size()) {
      request.setAttribute(ATTEMPT, attempt);
      super.handle(request, response, callback);
      return;
    }
    Response.writeError(request, response, callback, status(failure), null, null);
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ConnectException;
  }

  private static int status(Throwable failure) {
    boolean late = failure instanceof TimeoutException || failure instanceof SocketTimeoutException;
    return late ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502;
  }
}
