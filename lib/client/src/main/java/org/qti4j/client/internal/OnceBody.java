// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request that must not be sent twice. The JDK's client can be told by a system property to repeat every request whose
 * connection broke; with this body the repetition stays incomplete, so that no server takes it.
 */
final class OnceBody implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean used = new AtomicBoolean();

    OnceBody(byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (used.compareAndSet(false, true)) {
            body.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                // There is nothing to give.
            }

            @Override
            public void cancel() {
                // There is nothing to stop.
            }
        });
        subscriber.onError(new IOException("the connection broke, and this request is not sent twice"));
    }
}
