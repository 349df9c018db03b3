// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import org.jspecify.annotations.Nullable;

/** Tells a mapper which types are of the model. */
public final class ModelTypes {
    private ModelTypes() {}

    /** Returns what finds the serializer of a model type. */
    public static Serializers serializers() {
        return new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return DeclaredType.isModel(type.getRawClass()) ? new ElementSerializer() : null;
            }
        };
    }

    /** Returns what finds the deserializer of a model type. */
    public static Deserializers deserializers(ReadSettings settings) {
        return new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                return DeclaredType.isModel(type.getRawClass())
                        ? new ElementDeserializer(new DeclaredType(type.getRawClass()), settings)
                        : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
                return DeclaredType.isModel(valueType);
            }
        };
    }
}
