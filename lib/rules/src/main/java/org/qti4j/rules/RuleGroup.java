// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

/** What a rule is about. */
public enum RuleGroup {
    /** Declarations of variables. */
    DECLARATIONS("Declarations"),
    /** Interactions and the response variables they are bound to. */
    BINDING("Interaction binding"),
    /** Choices and limits. */
    CHOICES("Choices and limits"),
    /** Geometry and media. */
    GEOMETRY("Geometry and media"),
    /** References and processing. */
    PROCESSING("References and processing"),
    /** Expressions. */
    EXPRESSIONS("Expressions"),
    /** Templates, feedback, content, accessibility. */
    CONTENT("Templates, feedback, content"),
    /** Portable custom interactions. */
    PORTABLE("Portable custom interactions"),
    /** Tests and sections. */
    TESTS("Tests"),
    /** The update endpoints of the API. */
    API("The API"),
    /** Between the documents of a folder. */
    BANK("Folders of documents"),
    /** Rules of users. */
    OTHER("Other rules");

    private final String title;

    RuleGroup(String title) {
        this.title = title;
    }

    /** Returns the heading of the group. */
    public String title() {
        return title;
    }
}
