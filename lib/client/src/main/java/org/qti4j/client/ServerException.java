// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Objects;

/**
 * 5xx: the service failed. 502, 503 and 504 were tried again before, except for a POST that must not be taken twice; 500 was not, because
 * this service also answers it for content that it never accepts. {@link #reason()} says which of the known causes it names.
 */
public final class ServerException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Why the service failed, as far as its words tell. All but {@link #UNKNOWN} are permanent: the same request fails again. */
    public enum Reason {
        /** The words fit none of the known causes; it may pass. */
        UNKNOWN("", false),
        /** The XML is not well-formed, not valid, or lacks its namespace. */
        INVALID_XML("the service does not accept this XML", true),
        /** The data model behind the service refuses a value, such as a missing base type. */
        INVALID_VALUE("the service does not accept a value of the document", true),
        /** The address of an external grader is on a host that the service does not allow. */
        GRADER_HOST_NOT_ALLOWED("the host of the external grader is not on the service's list", true),
        /** In JSON, {@code interaction.type} is missing or unknown. */
        UNSUPPORTED_INTERACTION_TYPE("interaction.type is missing or unknown to the service", true),
        /** Response processing or feedback names an outcome that the item does not declare. */
        UNDECLARED_OUTCOME("the item uses an outcome that it does not declare", true),
        /** What the path names is not there, or the body has the envelope of another kind of object. */
        DOCUMENT_NOT_FOUND("what is to be updated is not there, or the body is that of another kind of object", true),
        /** 501: the endpoint does not take this format. */
        NOT_SUPPORTED("the service does not support this", true);

        private final String words;
        private final boolean permanent;

        Reason(String words, boolean permanent) {
            this.words = words;
            this.permanent = permanent;
        }

        /** Tells whether the same request will fail again. */
        public boolean isPermanent() {
            return permanent;
        }

        /** Returns the reason in words; empty when it is unknown. */
        public String words() {
            return words;
        }
    }

    /** Why. */
    private final Reason reason;

    /** Makes the exception of what is known, for an unknown reason. */
    public ServerException(ApiFailure failure) {
        this(failure, Reason.UNKNOWN);
    }

    /** Makes the exception of what is known. */
    public ServerException(ApiFailure failure, Reason reason) {
        super(failure, null);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Returns why the service failed, as far as its words tell. */
    public Reason reason() {
        return reason;
    }
}
