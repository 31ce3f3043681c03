//! JSON Schema (draft 2020-12), as much of it as the project's own schema uses; a keyword beyond that is a failure, so
//! that nothing is passed over unseen.

use serde_json::Value;

/// Every way in which `value` breaks `schema`, each with its path.
pub fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = wanted.as_str().and_then(|r| r.strip_prefix('#')).expect("references stay inside");
                check(root, root.pointer(name).expect("the reference leads somewhere"), value, path, found);
                true
            }
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|t| is_of(t, value)),
                one => is_of(one, value),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().expect("an enum is a list").contains(value),
            "minimum" => value.as_f64().is_none_or(|v| v >= wanted.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|v| v <= wanted.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|v| v.len() as u64 >= wanted.as_u64().unwrap()),
            "minLength" => {
                value.as_str().is_none_or(|v| v.chars().count() as u64 >= wanted.as_u64().unwrap())
            }
            "pattern" => value.as_str().is_none_or(|v| matches(wanted.as_str().unwrap(), v)),
            "required" => {
                for key in wanted.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if value.is_object() && value.get(key).is_none() {
                        found.push(format!("{path} lacks {key}"));
                    }
                }
                true
            }
            "properties" => {
                for (key, inner) in wanted.as_object().unwrap() {
                    if let Some(part) = value.get(key) {
                        check(root, inner, part, &format!("{path}/{key}"), found);
                    }
                }
                true
            }
            "items" => {
                for (index, part) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, wanted, part, &format!("{path}/{index}"), found);
                }
                true
            }
            other => panic!("the schema uses {other}, which this check does not know"),
        };
        if !holds {
            found.push(format!("{path}: {value} breaks {keyword} {wanted}"));
        }
    }
}

fn is_of(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        other => panic!("unknown type {other:?}"),
    }
}

/// The schema's four patterns.
fn matches(pattern: &str, value: &str) -> bool {
    let number = |rest: &str| rest.starts_with(|c: char| matches!(c, '1'..='9')) && digits(rest);
    match pattern {
        "^[0-9a-f]{64}$" => {
            value.len() == 64 && value.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        }
        "^([0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?)?$" => {
            let (day, time) = value.split_at_checked(10).unwrap_or((value, ""));
            let fields: Vec<&str> = day.split('-').collect();
            value.is_empty()
                || fields.iter().map(|f| f.len()).eq([4, 2, 2])
                    && fields.iter().all(|f| digits(f))
                    && (time.is_empty() || time.len() > 1 && time.starts_with('T'))
        }
        _ => {
            let letter = pattern.strip_prefix('^').and_then(|p| p.strip_suffix("[1-9][0-9]*$"));
            let letter = letter.unwrap_or_else(|| panic!("unknown pattern {pattern}"));
            value.strip_prefix(letter).is_some_and(number)
        }
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
