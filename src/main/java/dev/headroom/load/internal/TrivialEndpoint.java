package dev.headroom.load.internal;

import static io.netty.channel.ChannelFutureListener.CLOSE_ON_FAILURE;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;

import io.gatling.netty.util.Transports;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP endpoint on loopback that answers 200 at once, to measure the injector against. It runs
 * in the command's process, which has nothing else to do while the injector is measured.
 */
public final class TrivialEndpoint implements AutoCloseable {

  private final EventLoopGroup eventLoops =
      Transports.newEventLoopGroup(false, false, 1, "trivial");
  private final Channel channel;

  public TrivialEndpoint() {
    this.channel =
        new ServerBootstrap()
            .group(eventLoops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort());
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Pipeline extends ChannelInitializer<SocketChannel> {

    /** Requests of the calibration have no body; this bounds what a stray client can send. */
    private static final int LARGEST_REQUEST_BYTES = 4096;

    private static final Answer ANSWER = new Answer();

    @Override
    protected void initChannel(SocketChannel connection) {
      connection
          .pipeline()
          .addLast(
              new HttpServerCodec(),
              new HttpServerKeepAliveHandler(),
              new HttpObjectAggregator(LARGEST_REQUEST_BYTES),
              ANSWER);
    }
  }

  @ChannelHandler.Sharable
  private static final class Answer extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
      response.headers().setInt(CONTENT_LENGTH, 0);
      context.writeAndFlush(response).addListener(CLOSE_ON_FAILURE);
    }

    /** An injector that is done resets its connections; there is nothing to say about it. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var unused = context.close();
    }
  }
}
