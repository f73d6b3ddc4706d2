import NIOSSL

/// A certificate for localhost that only the tests use, so its key may be public.
enum LocalCertificate {
    static func serverConfiguration() throws -> TLSConfiguration {
        .makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        )
    }

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUD1YyhQTrUw6LYfpuuUgr/XcvqWEwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODAzMjY1M1oYDzIxMjYxMTA0
        MDMyNjUzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQvvLoan2V4dcLhAjw8JR+5EopkPUK+CpToSRhM3c8oR0kYX7RaQc9g
        JtinWFVGkTpJWxG6lFOqOXImM5TrxWIxo28wbTAdBgNVHQ4EFgQUwRhw+QkWZWZu
        g/798YKnKX7ow5MwHwYDVR0jBBgwFoAUwRhw+QkWZWZug/798YKnKX7ow5MwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIhANFvVTPDaLmCpS91oEHEgLO9HJsFRUjRyXtWnR65IB9vAiAE
        kq4jSGoAkBCRBf0IdjxXDsa35LsKBkkcp8D+qcOEvw==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3a+3jgSbvmjyFS/0
        /2Q5Mdo/MIh3wgYv6WyFTyNdhpyhRANCAAQvvLoan2V4dcLhAjw8JR+5EopkPUK+
        CpToSRhM3c8oR0kYX7RaQc9gJtinWFVGkTpJWxG6lFOqOXImM5TrxWIx
        -----END PRIVATE KEY-----
        """
}
