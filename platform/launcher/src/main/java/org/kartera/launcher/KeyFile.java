package org.kartera.launcher;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * An RSA key pair in a file that only the server's account can read. RSA, because Karaf's login compares the coordinates
 * of elliptic keys as signed numbers and so refuses most of them.
 */
final class KeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private KeyFile() {}

    /** Reads the key pair, after making one on the first start. */
    static KeyPair in(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            PrivateFiles.write(file, BEGIN + lines + END);
        }
        return read(file);
    }

    static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file);
        byte[] key = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent())), secret);
    }

    /** The public half as {@code keys.properties} and {@code authorized_keys} have it (RFC 4253, section 6.6). */
    static String authorized(KeyPair pair) throws IOException {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream fields = new DataOutputStream(bytes)) {
            for (byte[] field : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                fields.writeInt(field.length);
                fields.write(field);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
