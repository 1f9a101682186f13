#pragma once
// A small schema for tests, a document that is valid by it, and what the validator says of variations.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

inline constexpr char const* library_schema = R"(<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:library" xmlns:l="urn:library"
           targetNamespace="urn:library" elementFormDefault="qualified">
  <xs:element name="library" type="library">
    <xs:key name="author-id"><xs:selector xpath="l:authors/l:author"/><xs:field xpath="@id"/></xs:key>
    <xs:key name="book-id"><xs:selector xpath=".//l:book"/><xs:field xpath="@id"/></xs:key>
    <xs:keyref name="book-by-author" refer="author-id"><xs:selector xpath="l:books/l:book"/><xs:field xpath="@author"/></xs:keyref>
    <xs:unique name="one-shelf-a-place"><xs:selector xpath="l:books/l:book"/><xs:field xpath="l:shelf"/><xs:field xpath="l:place"/></xs:unique>
  </xs:element>
  <xs:complexType name="library">
    <xs:sequence>
      <xs:element name="name" type="line"/>
      <xs:element name="founded" type="xs:date" minOccurs="0"/>
      <xs:element name="authors" type="authors"/>
      <xs:element name="books"><xs:complexType><xs:sequence>
        <xs:element name="book" type="book" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element>
      <xs:choice><xs:element name="open" type="xs:string"/><xs:element name="closed" type="empty"/></xs:choice>
    </xs:sequence>
    <xs:attribute name="version" type="xs:string" fixed="1" use="required"/>
  </xs:complexType>
  <xs:complexType name="empty"/>
  <xs:complexType name="authors"><xs:sequence>
    <xs:element name="author" maxOccurs="unbounded">
      <xs:annotation><xs:documentation>
        Someone who wrote.
        Second sentence.
      </xs:documentation></xs:annotation>
      <xs:complexType><xs:simpleContent><xs:extension base="line">
        <xs:attribute name="id" type="xs:NCName" use="required"/>
        <xs:attribute name="born" type="year"/>
        <xs:attributeGroup ref="contact"/>
      </xs:extension></xs:simpleContent></xs:complexType>
    </xs:element>
  </xs:sequence></xs:complexType>
  <xs:attributeGroup name="contact"><xs:attribute name="email" type="xs:string"/></xs:attributeGroup>
  <xs:complexType name="item" abstract="true"><xs:sequence>
    <xs:element name="title" type="line"/>
    <xs:element name="subtitle" type="line" minOccurs="0"/>
  </xs:sequence><xs:attribute name="id" type="xs:NCName" use="required"/></xs:complexType>
  <xs:complexType name="book"><xs:complexContent><xs:extension base="item">
    <xs:sequence>
      <xs:group ref="where"/>
      <xs:element name="note" type="line" minOccurs="0" maxOccurs="2"/>
    </xs:sequence>
    <xs:attribute name="author" type="xs:NCName" use="required"/>
    <xs:attribute name="kind" type="kind"/>
    <xs:attribute name="price" type="price"/>
    <xs:attribute name="isbn" type="isbn"/>
    <xs:attribute name="pages" type="xs:positiveInteger"/>
    <xs:attribute name="lent" type="xs:boolean"/>
  </xs:extension></xs:complexContent></xs:complexType>
  <xs:group name="where"><xs:sequence>
    <xs:element name="shelf" type="xs:string"/><xs:element name="place" type="xs:integer"/>
  </xs:sequence></xs:group>
  <xs:simpleType name="line"><xs:annotation><xs:documentation>One line, never empty.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="20"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="year"><xs:restriction base="xs:gYear"/></xs:simpleType>
  <xs:simpleType name="kind"><xs:annotation><xs:documentation>Kind of a book.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token"><xs:enumeration value="novel"/><xs:enumeration value="poetry"/><xs:enumeration value="essay"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="price"><xs:restriction base="xs:decimal">
    <xs:minInclusive value="0"/><xs:maxExclusive value="1000"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="isbn"><xs:annotation><xs:documentation>Ten digits. The last may be X.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token"><xs:pattern value="[0-9]{9}[0-9X]"/></xs:restriction></xs:simpleType>
</xs:schema>
)";

inline constexpr char const* library_document = R"(<?xml version="1.0" encoding="UTF-8"?>
<library xmlns="urn:library" version="1">
  <name>Kirjasto</name>
  <founded>1901-05-17</founded>
  <authors>
    <author id="lönnrot" born="1802">Elias Lönnrot</author>
    <author id="södergran">Edith Södergran</author>
  </authors>
  <books>
    <book id="kalevala" author="lönnrot" kind="poetry" price="12.50" isbn="951583254X" pages="500" lent="false">
      <title>Kalevala</title><shelf>A</shelf><place>1</place>
    </book>
    <book id="dikter" author="södergran" kind="poetry">
      <title>Dikter</title><subtitle>1916</subtitle><shelf>A</shelf><place>2</place><note>lånad</note>
    </book>
  </books>
  <closed/>
</library>
)";

class Library : public testing::Test {
 protected:
  static Schema const& schema() {
    static Schema const loaded = load();
    return loaded;
  }

  /// The findings on `text`, which is not valid; each must stand in it.
  static std::vector<base::Diagnostic> findings(std::string text) {
    base::Diagnostics diagnostics;
    auto const source = std::make_shared<base::SourceFile const>("library.xml", std::move(text));
    bool const is_valid = schema().validate(source, diagnostics);
    EXPECT_EQ(is_valid, diagnostics.all().empty());
    for (base::Diagnostic const& it : diagnostics.all()) {
      EXPECT_TRUE(it.place.file == source || it.severity == base::Severity::Note) << it.message;
      EXPECT_FALSE(it.code.empty());
    }
    return diagnostics.all();
  }

  /// The valid document with the first `from` changed to `to`.
  static std::string changed(std::string const& from, std::string const& to, std::string text = library_document) {
    std::size_t const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }

  /// The only finding after a change; what it underlines must be `marked`, first found behind `behind`.
  static base::Diagnostic only(std::string const& text, std::string const& marked, std::string const& behind = "") {
    std::vector<base::Diagnostic> const all = findings(text);
    EXPECT_EQ(all.size(), 1U);
    for (std::size_t i = 1; i < all.size(); ++i) ADD_FAILURE() << all[i].message;
    if (all.empty()) return {};
    std::size_t const start = text.find(behind) + behind.size();
    EXPECT_EQ(all[0].place.offset, text.find(marked, start)) << all[0].message;
    EXPECT_EQ(all[0].place.length, marked.size()) << all[0].message;
    return all[0];
  }

 private:
  static Schema load() {
    std::filesystem::path const folder = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "library";
    std::filesystem::create_directories(folder);
    // Each test process writes the same bytes; renaming keeps one from reading another's half.
    std::filesystem::path const path = folder / "library.xsd";
    std::filesystem::path const aside = folder / ("library." + std::to_string(::getpid()) + ".xsd");
    std::ofstream(aside) << library_schema;
    std::filesystem::rename(aside, path);
    base::Diagnostics diagnostics;
    auto schema = Schema::load(path, diagnostics);
    for (base::Diagnostic const& it : diagnostics.all()) ADD_FAILURE() << it.message;
    return std::move(*schema);
  }
};

}  // namespace closeout::schema
