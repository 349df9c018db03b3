// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.List;

/**
 * A group of children that order does not tell apart from their neighbours. The slots of a type, in order, are its content.
 *
 * @param elements what stands in the slot; exactly one element unless the slot is ordered
 * @param repeated whether more than one child may stand in it
 * @param ordered whether different children may alternate in it, so that their order counts; at most one slot of a type is ordered
 */
public record ChildSlot(List<ElementDeclaration> elements, boolean repeated, boolean ordered) {}
