package dev.headroom.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates made by the JDK's own keytool, an authority and what it signs. */
public final class Certificates {

  private static final String PASSWORD = "of-this-test";
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final Path file;

  private Certificates(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("keys.p12");
  }

  /** With an authority of their own. */
  public static Certificates in(Path folder) throws IOException, InterruptedException {
    Certificates made = new Certificates(folder);
    made.make(AUTHORITY, "-ext", "bc:critical", "-dname", "CN=" + AUTHORITY);
    return made;
  }

  /**
   * One that the authority signs.
   *
   * @param names as keytool writes them, such as {@code ip:127.0.0.1}
   * @param from as keytool writes it, such as {@code -3d}
   */
  public void signed(String alias, String names, String from, int days)
      throws IOException, InterruptedException {
    make(
        alias,
        "-signer",
        AUTHORITY,
        "-dname",
        "CN=" + alias,
        "-ext",
        "san=" + names,
        "-startdate",
        from,
        "-validity",
        Integer.toString(days));
  }

  /** One that nobody signs but itself. */
  public void selfSigned(String alias, String names) throws IOException, InterruptedException {
    make(alias, "-dname", "CN=" + alias, "-ext", "san=" + names, "-validity", "90");
  }

  private void make(String alias, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/keytool");
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", file.toString()));
    command.addAll(List.of(options));
    Path log = folder.resolve("keytool.log");
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  /** A store that trusts the authority only. */
  public KeyStore authority() throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    store.setCertificateEntry(AUTHORITY, keys().getCertificate(AUTHORITY));
    return store;
  }

  /** A socket that shakes hands with one of the certificates. */
  public ServerSocket listening(String alias) throws IOException, GeneralSecurityException {
    KeyStore one = empty();
    KeyStore all = keys();
    one.setKeyEntry(
        alias,
        all.getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(alias));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(one, PASSWORD.toCharArray());
    KeyManager[] managers = factory.getKeyManagers();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers, null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
