// SPDX-License-Identifier: MIT

package json

import (
	"reflect"
	"sort"
	"strings"
	"unicode"
)

// A field is one member of an object that a struct type stands for.
type field struct {
	name      string
	tagged    bool
	index     []int
	typ       reflect.Type
	omitEmpty bool
	quoted    bool
}

// A structInfo holds a struct type's fields, in the order in which they are written.
type structInfo struct {
	fields []field
	byName map[string]*field
}

// find is the field for a key: of its very name, else of one that differs in case only.
func (s *structInfo) find(key string) *field {
	if f := s.byName[key]; f != nil {
		return f
	}
	for i := range s.fields {
		if strings.EqualFold(s.fields[i].name, key) {
			return &s.fields[i]
		}
	}
	return nil
}

// infos keeps what was found out of struct types during one call.
type infos map[reflect.Type]*structInfo

func (m infos) of(t reflect.Type) *structInfo {
	s := m[t]
	if s == nil {
		s = newStructInfo(t)
		m[t] = s
	}
	return s
}

// A nest is a struct whose fields are looked at, and the way to it.
type nest struct {
	typ   reflect.Type
	index []int
}

// newStructInfo collects the fields depth by depth, then lets the dominant ones stand: of one name
// the least deep, among those the tagged one, and none if there are several.
func newStructInfo(t reflect.Type) *structInfo {
	var all []field
	seen := map[reflect.Type]bool{}
	for level := []nest{{typ: t}}; len(level) > 0; {
		var next []nest
		times := map[reflect.Type]int{}
		for _, n := range level {
			times[n.typ]++
		}
		for _, n := range level {
			if seen[n.typ] {
				continue
			}
			seen[n.typ] = true
			copies := min(times[n.typ], 2)
			for i := 0; i < n.typ.NumField(); i++ {
				f, inner, ok := newField(n, i)
				if !ok {
					continue
				}
				for k := 0; k < copies; k++ {
					if inner != nil {
						next = append(next, nest{inner, f.index})
					} else {
						all = append(all, f)
					}
				}
			}
		}
		level = next
	}
	return dominant(all)
}

// newField reads field i; inner is not nil if its own fields count instead.
func newField(n nest, i int) (f field, inner reflect.Type, ok bool) {
	sf := n.typ.Field(i)
	if sf.Anonymous {
		t := sf.Type
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if !sf.IsExported() && t.Kind() != reflect.Struct {
			return f, nil, false
		}
	} else if !sf.IsExported() {
		return f, nil, false
	}
	tag := sf.Tag.Get("json")
	if tag == "-" {
		return f, nil, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !isName(name) {
		name = ""
	}
	f.index = append(append([]int(nil), n.index...), i)
	f.typ = sf.Type
	t := sf.Type
	if t.Name() == "" && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if name == "" && sf.Anonymous && t.Kind() == reflect.Struct {
		return f, t, true
	}
	f.name, f.tagged = name, name != ""
	if name == "" {
		f.name = sf.Name
	}
	for _, option := range strings.Split(options, ",") {
		switch option {
		case "omitempty":
			f.omitEmpty = true
		case "string":
			switch t.Kind() {
			case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
				reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
				reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
				f.quoted = true
			}
		}
	}
	return f, nil, true
}

// isName reports whether a tag's name can be a member's.
func isName(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

func dominant(all []field) *structInfo {
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.name != b.name {
			return a.name < b.name
		}
		if len(a.index) != len(b.index) {
			return len(a.index) < len(b.index)
		}
		if a.tagged != b.tagged {
			return a.tagged
		}
		return isBefore(a.index, b.index)
	})
	var kept []field
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].name == all[i].name {
			n++
		}
		if n == i+1 || len(all[i].index) != len(all[i+1].index) || all[i].tagged != all[i+1].tagged {
			kept = append(kept, all[i])
		}
		i = n
	}
	sort.SliceStable(kept, func(i, j int) bool { return isBefore(kept[i].index, kept[j].index) })
	s := &structInfo{fields: kept, byName: make(map[string]*field, len(kept))}
	for i := range kept {
		s.byName[kept[i].name] = &kept[i]
	}
	return s
}

func isBefore(a, b []int) bool {
	for i := range a {
		if i >= len(b) {
			return false
		}
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}
