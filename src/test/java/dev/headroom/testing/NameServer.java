package dev.headroom.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A small authoritative name server on a loopback address, speaking DNS over UDP and TCP. It serves
 * the records it is given, follows its own aliases, and cuts off what is too long for a datagram.
 */
public final class NameServer implements AutoCloseable {

  /** RFC 1035, section 4.2.1; this server knows no extension of it. */
  private static final int DATAGRAM = 512;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final List<Record> records;
  private final int rcode;
  private final boolean silent;

  private NameServer(
      DatagramSocket udp, ServerSocket tcp, List<Record> records, int rcode, boolean silent) {
    this.udp = udp;
    this.tcp = tcp;
    this.records = records;
    this.rcode = rcode;
    this.silent = silent;
  }

  /**
   * Serves a zone.
   *
   * @param address of loopback
   * @param port 0 for any free one
   * @param zone lines such as {@code www.shop.test. 60 A 127.0.0.1}
   */
  public static NameServer serving(String address, int port, String... zone) throws IOException {
    List<Record> records = new ArrayList<>();
    for (String line : zone) {
      String[] words = line.split(" ", 4);
      records.add(
          Record.fromString(
              Name.fromString(words[0]),
              Type.value(words[2]),
              DClass.IN,
              Long.parseLong(words[1]),
              words[3],
              Name.root));
    }
    return start(address, port, records, Rcode.NOERROR, false);
  }

  /** Answers everything with this code of RFC 1035, such as 2 for SERVFAIL. */
  public static NameServer failing(String address, int rcode) throws IOException {
    return start(address, 0, List.of(), rcode, false);
  }

  /** Takes queries and never answers. */
  public static NameServer silent(String address) throws IOException {
    return start(address, 0, List.of(), Rcode.NOERROR, true);
  }

  private static NameServer start(
      String address, int port, List<Record> records, int rcode, boolean silent)
      throws IOException {
    InetAddress here = InetAddress.getByName(address);
    ServerSocket tcp = new ServerSocket(port, 16, here);
    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), here);
    NameServer server = new NameServer(udp, tcp, records, rcode, silent);
    daemon(server::datagrams);
    daemon(server::streams);
    return server;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  public int port() {
    return udp.getLocalPort();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void datagrams() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      DatagramPacket query = new DatagramPacket(buffer, buffer.length);
      attempt(
          () -> {
            udp.receive(query);
            byte[] asked = Arrays.copyOf(query.getData(), query.getLength());
            answer(
                asked,
                DATAGRAM,
                bytes ->
                    attempt(
                        () ->
                            udp.send(
                                new DatagramPacket(
                                    bytes, bytes.length, query.getSocketAddress()))));
          });
    }
  }

  private void streams() {
    while (!tcp.isClosed()) {
      attempt(
          () -> {
            try (Socket client = tcp.accept()) {
              DataInputStream in = new DataInputStream(client.getInputStream());
              DataOutputStream out = new DataOutputStream(client.getOutputStream());
              answer(
                  in.readNBytes(in.readUnsignedShort()),
                  Integer.MAX_VALUE,
                  bytes ->
                      attempt(
                          () -> {
                            out.writeShort(bytes.length);
                            out.write(bytes);
                          }));
            }
          });
    }
  }

  private interface Io {
    void run() throws IOException;
  }

  /** A socket closed under a call means the end of the server or of a client. */
  private static void attempt(Io action) {
    try {
      action.run();
    } catch (IOException e) {
      // Seen by the loop's own condition.
    }
  }

  private void answer(byte[] asked, int room, Consumer<byte[]> send) throws IOException {
    if (silent) {
      return;
    }
    Message query = new Message(asked);
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    answer.getHeader().setRcode(rcode);
    if (rcode == Rcode.NOERROR) {
      fill(answer, query.getQuestion());
    }
    byte[] whole = answer.toWire();
    if (whole.length > room) {
      answer.removeAllRecords(Section.ANSWER);
      answer.getHeader().setFlag(Flags.TC);
      whole = answer.toWire();
    }
    send.accept(whole);
  }

  private void fill(Message answer, Record question) {
    Name name = question.getName();
    boolean known = records.stream().anyMatch(r -> r.getName().equals(question.getName()));
    answer.getHeader().setRcode(known ? Rcode.NOERROR : Rcode.NXDOMAIN);
    for (Record record : records) {
      if (record.getName().equals(name) && record.getType() == Type.CNAME) {
        answer.addRecord(record, Section.ANSWER);
        name = Name.fromConstantString(record.rdataToString());
      }
    }
    Name canonical = name;
    records.stream()
        .filter(r -> r.getName().equals(canonical) && r.getType() == question.getType())
        .forEach(r -> answer.addRecord(r, Section.ANSWER));
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
